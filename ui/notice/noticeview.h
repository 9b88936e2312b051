// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "store/storetypes.h"
#include "ui/notice/findingmap.h"
#include "ui/notice/noticebody.h"
#include "ui/notice/noticeheader.h"

namespace stagedoor {

/// The centre column: a notice with its findings marked in place. Findings are numbered as in the assessment.
class NoticeView final : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeView(QWidget *parent = nullptr);

    /// How a clause is called in a few words (from the policy pack); its id until this is set.
    void setTitles(std::function<QString(const Finding &)> titleOf);
    /// Shows a notice, scrolled to its first blocking finding, which is selected. The same notice again keeps the
    /// place.
    void showNotice(const CachedNotice &notice, Timestamp now);
    void clear(const QString &why); ///< shows @p why instead
    [[nodiscard]] const std::optional<CachedNotice> &notice() const { return m_notice; }

    void selectFinding(int finding); ///< emphasised, scrolled to and announced; -1: none
    [[nodiscard]] int selectedFinding() const { return m_selected; }
    void scrollPages(int pages);
    [[nodiscard]] NoticeBody &body() { return *m_body; }

Q_SIGNALS:
    void findingClicked(int finding);

private:
    void build();
    void fill();
    void showMore();
    [[nodiscard]] int placeOf(int finding) const;
    [[nodiscard]] QString titleOf(const Finding &finding) const;
    [[nodiscard]] QString spoken(int finding) const;

    NoticeHeader *m_header;
    NoticeBody *m_body;
    FindingMap *m_map;
    QWidget *m_cutBar;
    QLabel *m_cutText;
    QPushButton *m_more;
    QLabel *m_blank;
    QWidget *m_content;
    std::function<QString(const Finding &)> m_titleOf;
    std::optional<CachedNotice> m_notice;
    Timestamp m_now;
    std::size_t m_bytesAField = 0;
    int m_selected = -1;
};

} // namespace stagedoor
