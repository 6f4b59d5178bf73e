; What electron-builder's installer does besides: the links the phone can open. The person chooses in Windows' settings,
; "Default apps", so nothing that another program opens now is taken away; only the product's own links are ours from the start.
; SHELL_CONTEXT is the machine or the person, as the installation is. OWN_SCHEME, BRAND_SUMMARY and LINKS_CLASS come from the
; brand (src/launch/installer-include.ts).

!define LINKS_CAPABILITIES "Software\${PRODUCT_NAME}\Capabilities"
; After -- nothing in a link can become a switch.
!define LINKS_COMMAND '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}" "" "Phone link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}\Application" "ApplicationName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}\shell\open\command" "" '${LINKS_COMMAND}'

  WriteRegStr SHELL_CONTEXT "Software\Classes\${OWN_SCHEME}" "" "URL:${PRODUCT_NAME} link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${OWN_SCHEME}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\${OWN_SCHEME}\shell\open\command" "" '${LINKS_COMMAND}'

  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}" "ApplicationName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}" "ApplicationDescription" "${BRAND_SUMMARY}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "tel" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "sip" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "sips" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "callto" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "${LINKS_CAPABILITIES}\URLAssociations" "${OWN_SCHEME}" "${LINKS_CLASS}"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "${PRODUCT_NAME}" "${LINKS_CAPABILITIES}"
!macroend

!macro customUnInstall
  ; An update takes the old version off and puts the new one on: the person's choices stay.
  ${ifNot} ${isUpdated}
    DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "${PRODUCT_NAME}"
    DeleteRegKey SHELL_CONTEXT "Software\${PRODUCT_NAME}\Capabilities"
    DeleteRegKey /ifempty SHELL_CONTEXT "Software\${PRODUCT_NAME}"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\${LINKS_CLASS}"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\${OWN_SCHEME}"
  ${endIf}
!macroend
