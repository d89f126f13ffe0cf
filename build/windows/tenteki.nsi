; The installer for Windows, for one user and without an administrator's leave.
; makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DFROM=<dist\tenteki> -DOUT=<setup.exe> -DICON=<tenteki.ico> tenteki.nsi
; The clinic's books lie elsewhere (%LOCALAPPDATA%\Tenteki) and are never touched by it.

Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!define NAME "点滴カルテ"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tenteki"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Tenteki"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
Icon "${ICON}"
UninstallIcon "${ICON}"

LoadLanguageFile "${NSISDIR}\Contrib\Language files\Japanese.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_JAPANESE} "ProductName" "${NAME} Tenteki"
VIAddVersionKey /LANG=${LANG_JAPANESE} "FileDescription" "${NAME} セットアップ"
VIAddVersionKey /LANG=${LANG_JAPANESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_JAPANESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_JAPANESE} "LegalCopyright" "Apache-2.0"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "install"
  SetShellVarContext current
  ; What an older version left would be read by the newer one.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${FROM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\tenteki.exe"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\tenteki.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME} Tenteki"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\tenteki.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "uninstall"
  SetShellVarContext current
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ; By name, so that whatever somebody else put beside them stays.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\tenteki.exe"
  Delete "$INSTDIR\tenteki-cli.exe"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\THIRD_PARTY.md"
  Delete "$INSTDIR\tenteki.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
