// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace stagedoor {

/// All keys on one card over the dimmed window; `?` shows it. While it is there it takes every key: any one closes it
/// and does nothing else.
class ShortcutSheet final : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutSheet(QWidget *parent);
    void open();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QLayout *buildColumns();
    void dismiss();

    QWidget *m_card;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace stagedoor
