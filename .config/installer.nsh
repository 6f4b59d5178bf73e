; What electron-builder's installer does besides: the links Offhook can open. The person chooses in Windows' settings,
; "Default apps", so nothing that another program opens now is taken away; only offhook: is ours from the start.
; SHELL_CONTEXT is the machine or the person, as the installation is.

!define LINKS_CLASS "Offhook.Link"
!define LINKS_CAPABILITIES "Software\Offhook\Capabilities"
; After -- nothing in a link can become a switch.
!define LINKS_COMMAND '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}" "" "Phone link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}\Application" "ApplicationName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}\shell\open\command" "" '${LINKS_COMMAND}'

  WriteRegStr SHELL_CONTEXT "Software\Classes\offhook" "" "URL:Offhook link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\offhook" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\offhook\shell\open\command" "" '${LINKS_COMMAND}'

  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}" "ApplicationName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}" "ApplicationDescription" "The softphone that always rings"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "tel" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "sip" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "sips" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "callto" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "offhook" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Offhook" "${LINKS_CAPABILITIES}"
!macroend

!macro customUnInstall
  ; An update takes the old version off and puts the new one on: the person's choices stay.
  ${ifNot} ${isUpdated}
    DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Offhook"
    DeleteRegKey SHELL_CONTEXT "Software\Offhook\Capabilities"
    DeleteRegKey /ifempty SHELL_CONTEXT "Software\Offhook"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\offhook"
  ${endIf}
!macroend
