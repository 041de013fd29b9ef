@echo off
rem Starts Lodestone: with a verb the command line, without one the workbench. Research use; not a certified medical device.
setlocal EnableExtensions DisableDelayedExpansion
set "LODESTONE_HOME=%~dp0"
if "%LODESTONE_HOME:~-1%"=="\" set "LODESTONE_HOME=%LODESTONE_HOME:~0,-1%"

rem One file configures a site: what LODESTONE_SITE names, or site.properties in ProgramData or beside this script.
set "SITE=%LODESTONE_SITE%"
if not defined SITE if exist "%ProgramData%\Lodestone\site.properties" set "SITE=%ProgramData%\Lodestone\site.properties"
if not defined SITE if exist "%LODESTONE_HOME%\site.properties" set "SITE=%LODESTONE_HOME%\site.properties"
set "SITE_JAVA="
set "SITE_ATLAS="
set "SITE_GATES="
set "SITE_LIMIT="
set "SITE_EXTENSIONS="
set "SITE_UNSIGNED="
set "SITE_TRUSTED="
set "SITE_LANGUAGE="
set "SITE_FOLDER="
set "SITE_DISABLED="
if defined SITE call :read_site
if defined LODESTONE_EXTENSIONS set "SITE_EXTENSIONS=%LODESTONE_EXTENSIONS%"

call :find_java
if not defined JAVA (
    echo Lodestone needs Java 25 or newer. Install one, Temurin 25 for instance, or point JAVA_HOME to it. 1>&2
    exit /b 1
)
if not defined LODESTONE_ATLAS_PACK set "LODESTONE_ATLAS_PACK=%SITE_ATLAS%"
if not defined LODESTONE_ATLAS_PACK if exist "%LODESTONE_HOME%\atlas\" set "LODESTONE_ATLAS_PACK=%LODESTONE_HOME%\atlas"
pushd "%LODESTONE_HOME%\plugins"
for %%J in (org.eclipse.equinox.launcher_*.jar) do set "LAUNCHER=%LODESTONE_HOME%\plugins\%%J"
popd
set GATES=
if defined SITE_GATES set GATES="-Dlodestone.site.gates=%SITE_GATES%"
set LIMIT=
if defined SITE_LIMIT set LIMIT="-Dlodestone.site.registrationLimitMm=%SITE_LIMIT%"
set "WORKSPACE=%LODESTONE_WORKSPACE%"
if not defined WORKSPACE set "WORKSPACE=%USERPROFILE%\.lodestone\workspace"

if "%~1"=="" goto workbench
if "%~1"=="-case" goto workbench
if "%~1"=="--case" goto workbench
if "%~1"=="-nl" goto workbench
if "%~1"=="-console" goto workbench
if "%~1"=="extension" goto extension
if "%~1"=="update" (
    echo LS-UPDATE-001 On Windows the product is not replaced in its place. Remedy: unpack the newer one beside it; the old folder is the way back. 1>&2
    exit /b 3
)
goto command_line

:read_site
for /f "usebackq eol=# tokens=1,* delims== " %%A in ("%SITE%") do (
    if "%%A"=="java.home" set "SITE_JAVA=%%B"
    if "%%A"=="atlas.pack" set "SITE_ATLAS=%%B"
    if "%%A"=="gates" set "SITE_GATES=%%B"
    if "%%A"=="registration.limit.mm" set "SITE_LIMIT=%%B"
    if "%%A"=="extensions" set "SITE_EXTENSIONS=%%B"
    if "%%A"=="extensions.folder" set "SITE_FOLDER=%%B"
    if "%%A"=="extensions.disabled" set "SITE_DISABLED=%%B"
    if "%%A"=="extensions.unsigned" set "SITE_UNSIGNED=%%B"
    if "%%A"=="extensions.trusted" set "SITE_TRUSTED=%%B"
    if "%%A"=="language" set "SITE_LANGUAGE=%%B"
)
exit /b 0

:find_java
set "JAVA="
for %%H in ("%JAVA_HOME%" "%SITE_JAVA%" "%LODESTONE_HOME%\jre") do call :try_java "%%~H"
for /d %%H in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do call :try_java "%%~H"
for %%P in (java.exe) do if not "%%~$PATH:P"=="" for %%B in ("%%~dp$PATH:P..") do call :try_java "%%~fB"
exit /b 0

rem try_java FOLDER: takes it when none was found yet and its release file states 25 or newer.
:try_java
if defined JAVA exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR=0"
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" set "MAJOR=%%~B"
for /f "tokens=1 delims=." %%V in ("%MAJOR%") do set "MAJOR=%%V"
if %MAJOR% GEQ 25 set "JAVA=%~1\bin\java.exe"
exit /b 0

rem The plain class path starts quickest. It is longer than a line may be here, so Java reads it from a file.
:command_line
set "OPTIONS=%TEMP%\lodestone-%RANDOM%%RANDOM%.args"
set "FORWARD=%LODESTONE_HOME:\=/%"
> "%OPTIONS%" echo -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -Xmx3g -XX:+UseParallelGC --add-modules=jdk.incubator.vector
>> "%OPTIONS%" echo -cp "\
pushd "%LODESTONE_HOME%\plugins"
for %%G in (org.lodestone. com.fasterxml.jackson picocli_ org.ejml. org.xerial. org.apache.pdfbox org.apache.commons.commons-logging com.fazecast.) do call :add_jars %%G
popd
if "%~1"=="validate" for %%F in ("%LODESTONE_HOME%\lib\validation\*.jar") do >> "%OPTIONS%" echo %FORWARD%/lib/validation/%%~nxF;\
>> "%OPTIONS%" echo "
set DROP=
if defined SITE_FOLDER if not "%SITE_EXTENSIONS%"=="off" set DROP="-Dlodestone.extensions.folder=%SITE_FOLDER%"
"%JAVA%" %GATES% %DROP% "@%OPTIONS%" org.lodestone.cli.Main %*
set "STATUS=%ERRORLEVEL%"
del "%OPTIONS%" 2>nul
exit /b %STATUS%

rem add_jars NAME: adds the jars of the current folder whose names begin so.
:add_jars
for %%F in (%~1*.jar) do >> "%OPTIONS%" echo %FORWARD%/plugins/%%F;\
exit /b 0

:workbench
set ALONE=
set NL=
if defined SITE_LANGUAGE set NL=-nl %SITE_LANGUAGE%
if "%SITE_EXTENSIONS%"=="off" set ALONE="-Dorg.eclipse.equinox.simpleconfigurator.configUrl=file:%LODESTONE_HOME:\=/%/lib/own-bundles.txt"
set WATCH=
if not "%SITE_EXTENSIONS%"=="off" set WATCH="-Dlodestone.installation=%LODESTONE_HOME%" "-Dlodestone.extensions.folder=%SITE_FOLDER%" "-Dlodestone.extensions.disabled=%SITE_DISABLED%" "-Dlodestone.extensions.unsigned=%SITE_UNSIGNED%" "-Dlodestone.extensions.trusted=%SITE_TRUSTED%"
"%JAVA%" %GATES% %LIMIT% %ALONE% %WATCH% -Xms64m -Xmx2g -XX:+UseSerialGC -XX:-ShrinkHeapInSteps -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:MaxNewSize=48m ^
    --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
    -Djogamp.gluegen.UseTempJarCache=false -jar "%LAUNCHER%" -data "%WORKSPACE%" %NL% %*
exit /b %ERRORLEVEL%

rem Changes the installation through the p2 director, started from the product's own bundles alone.
:extension
set "INSTALLED=%LODESTONE_HOME%\configuration\org.eclipse.equinox.simpleconfigurator\bundles.info"
if "%~2"=="list" goto list
if "%~2"=="install" if not "%~4"=="" (
    call :director -repository "%~3" -installIU "%~4"
    goto changed
)
if "%~2"=="remove" if not "%~3"=="" (
    call :director -uninstallIU "%~3"
    goto changed
)
if "%~2"=="revert" if not "%~4"=="" (
    call :director -revert "%~3" -repository "%~4"
    goto changed
)
echo Usage: lodestone extension list 1>&2
echo        lodestone extension install REPOSITORY UNIT[,UNIT...] 1>&2
echo        lodestone extension remove UNIT[,UNIT...] 1>&2
echo        lodestone extension revert STATE REPOSITORY 1>&2
exit /b 2

rem What is installed beside the product, then what the site drops in.
:list
findstr /x /v /l /g:"%LODESTONE_HOME%\lib\own-bundles.txt" "%INSTALLED%" | findstr /v /b "#"
if "%SITE_EXTENSIONS%"=="off" exit /b 0
if not defined SITE_FOLDER exit /b 0
if not exist "%SITE_FOLDER%\" exit /b 0
pushd "%SITE_FOLDER%"
for %%F in (*.jar) do echo %%F in the drop folder, not installed
popd
exit /b 0

:changed
if %ERRORLEVEL% NEQ 0 (
    echo LS-EXT-011 The installation is as it was. Remedy: the lines above say what is missing. 1>&2
    exit /b 3
)
exit /b 0

:director
set "POLICY=allow"
set TRUST=
if "%SITE_UNSIGNED%"=="refuse" set "POLICY=fail"
if defined SITE_TRUSTED set "POLICY=fail"
if defined SITE_TRUSTED set "SITE_TRUSTED=%SITE_TRUSTED::=%"
rem Letters are found whatever their case, and put back small: p2 compares small ones.
if defined SITE_TRUSTED for %%C in (a b c d e f) do call set "SITE_TRUSTED=%%SITE_TRUSTED:%%C=%%C%%"
if "%POLICY%"=="fail" set TRUST=-trustSignedContentOnly -trustedPGPKeys "" -trustedCertificates "%SITE_TRUSTED%"
call :settle before
if %ERRORLEVEL% NEQ 0 (
    echo LS-EXT-015 What p2 keeps in this installation cannot be made to name its folder. Remedy: work as the user that owns it. 1>&2
    exit /b 1
)
set "FOLDER=%TEMP%\lodestone-director-%RANDOM%%RANDOM%"
mkdir "%FOLDER%"
dir /b "%LODESTONE_HOME%\plugins" > "%FOLDER%\before.txt"
copy /y "%LODESTONE_HOME%\artifacts.xml" "%FOLDER%\artifacts.xml" >nul
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -Declipse.p2.unsignedPolicy=%POLICY% ^
    -Declipse.p2.mirrors=false "-Dorg.eclipse.equinox.simpleconfigurator.configUrl=file:%LODESTONE_HOME:\=/%/lib/own-bundles.txt" ^
    -cp "%LAUNCHER%" org.eclipse.equinox.launcher.Main -nosplash -application org.eclipse.equinox.p2.director ^
    -configuration "%FOLDER%" -data @none -destination "%LODESTONE_HOME%" -profile DefaultProfile -bundlepool "%LODESTONE_HOME%" %TRUST% %*
set "STATUS=%ERRORLEVEL%"
if "%STATUS%"=="0" goto director_end
rem p2 leaves what it fetched and then refused: it would use it again unasked, and the class path takes in jars by their names.
for /f "delims=" %%F in ('dir /b "%LODESTONE_HOME%\plugins" ^| findstr /x /v /l /g:"%FOLDER%\before.txt"') do del /q "%LODESTONE_HOME%\plugins\%%F"
copy /y "%FOLDER%\artifacts.xml" "%LODESTONE_HOME%\artifacts.xml" >nul
:director_end
rmdir /s /q "%FOLDER%" 2>nul
call :settle after
exit /b %STATUS%

rem What p2 keeps of a copied or moved installation names where that came from: p2 would clear away that one's bundles.
:settle
set "CLI="
for /f "usebackq tokens=1,3 delims=," %%A in ("%INSTALLED%") do if "%%A"=="org.lodestone.cli" set "CLI=%%B"
"%JAVA%" -XX:TieredStopAtLevel=1 -cp "%LODESTONE_HOME%\%CLI%" org.lodestone.cli.installation.InstalledPlace %1 "%LODESTONE_HOME%"
exit /b %ERRORLEVEL%
