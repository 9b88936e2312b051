# SPDX-License-Identifier: GPL-3.0-or-later
# Who may include whom (ARCHITECTURE.md, "Layers"). cmake -DROOT=… -P layers.cmake
cmake_minimum_required(VERSION 3.25)

# forbid(FOLDER PATTERN WHY): no source under ROOT/FOLDER includes what matches PATTERN.
function(forbid folder pattern why)
    file(GLOB_RECURSE sources ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
    foreach(source ${sources})
        file(STRINGS ${source} includes REGEX "^[ \t]*#[ \t]*include")
        foreach(line ${includes})
            if(line MATCHES "${pattern}")
                message(SEND_ERROR "${source}: ${line}\n  ${why}")
            endif()
        endforeach()
    endforeach()
endfunction()

set(widgets "[<\"](QtWidgets/|QtGui/|QWidget|QDialog|QApplication|QGuiApplication|QLabel|QAction|QPainter|QFont|QColor|QIcon|QPixmap|QImage|QMainWindow)")
forbid(core "${widgets}" "core links neither Qt Widgets nor Qt Gui")
forbid(core "\"(ui|queue|workstation|check)/" "core knows neither ui nor app")
forbid(ui "[<\"](QtSql/|QSql|SQLiteCpp|sqlite3|QtNetwork/|QNetworkAccessManager|QNetworkReply|QNetworkRequest|QTcp)" "ui contains no SQL and no HTTP")
forbid(ui "\"store/store.h\"|\"sync/(queueclient|pull|push)" "ui goes through core/review")
forbid(ui "\"(queue|workstation|check)/.*server" "ui does not know app")
forbid(core/listing "\"(policy|store|sync|review|system)/|<Q" "core/listing stands alone, without Qt")
forbid(core/policy "\"(store|sync|review)/" "core/policy knows core/listing only")
forbid(core/store "\"(sync|review)/" "core/store knows core/listing and core/policy")
forbid(core/sync "\"review/" "core/sync is below core/review")
forbid(app/queue "${widgets}" "the server has no screen")
forbid(app/queue "\"(ui|store|sync|review)/" "the server is not the workstation")
