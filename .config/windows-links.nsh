; Offers Offhook for telephone links; Windows asks the person before it makes it the default.
!define LINK_CLASS "Offhook.Link"

!macro OfferLink SCHEME
  WriteRegStr SHCTX "Software\Offhook\Capabilities\URLAssociations" "${SCHEME}" "${LINK_CLASS}"
!macroend

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\${LINK_CLASS}" "" "Call with Offhook"
  WriteRegStr SHCTX "Software\Classes\${LINK_CLASS}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${LINK_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Offhook\Capabilities" "ApplicationName" "Offhook"
  WriteRegStr SHCTX "Software\Offhook\Capabilities" "ApplicationDescription" "The softphone that always rings"
  !insertmacro OfferLink "tel"
  !insertmacro OfferLink "sip"
  !insertmacro OfferLink "sips"
  !insertmacro OfferLink "callto"
  !insertmacro OfferLink "offhook"
  WriteRegStr SHCTX "Software\RegisteredApplications" "Offhook" "Software\Offhook\Capabilities"
!macroend

!macro customUnInstall
  DeleteRegValue SHCTX "Software\RegisteredApplications" "Offhook"
  DeleteRegKey SHCTX "Software\Offhook\Capabilities"
  DeleteRegKey SHCTX "Software\Classes\${LINK_CLASS}"
!macroend
