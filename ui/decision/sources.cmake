# SPDX-License-Identifier: GPL-3.0-or-later
set(decision ${CMAKE_CURRENT_LIST_DIR})
target_sources(stagedoor_ui PRIVATE
    ${decision}/accounttab.cpp ${decision}/accounttab.h ${decision}/actionbar.cpp ${decision}/actionbar.h
    ${decision}/bodylabel.cpp ${decision}/bodylabel.h
    ${decision}/clausechips.cpp ${decision}/clausechips.h ${decision}/clausepicker.cpp ${decision}/clausepicker.h
    ${decision}/complaintsbox.cpp ${decision}/complaintsbox.h
    ${decision}/decisionpanel.cpp ${decision}/decisionpanel.h ${decision}/draftkeeper.cpp ${decision}/draftkeeper.h
    ${decision}/explanationview.cpp ${decision}/explanationview.h ${decision}/findingsmodel.cpp
    ${decision}/findingsmodel.h ${decision}/findingsview.cpp ${decision}/findingsview.h ${decision}/flowlayout.cpp
    ${decision}/flowlayout.h ${decision}/historytab.cpp ${decision}/historytab.h ${decision}/judgement.cpp
    ${decision}/judgement.h ${decision}/keybutton.cpp ${decision}/keybutton.h ${decision}/obstacles.cpp
    ${decision}/obstacles.h ${decision}/paytagbar.cpp ${decision}/paytagbar.h ${decision}/pendingbanner.cpp
    ${decision}/pendingbanner.h ${decision}/reasonstrip.cpp ${decision}/reasonstrip.h)
