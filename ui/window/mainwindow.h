// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QMainWindow>
#include <QSplitter>

#include "review/reviewservice.h"

namespace stagedoor {

class ClarifyComposer;
class CommandActions;
class DecisionPanel;
class NoticeView;
class QueuePanel;
class ShortcutSheet;
class StatusStrip;
class SuspendPanel;
class Toast;
enum class Command;

/// The one window: the queue at the left, the notice in the middle, the decision at the right; owns the keys and joins
/// the columns. A decision goes to the ReviewService and the next notice is shown at once; what becomes of it comes
/// back as signals.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// @p review outlives this.
    explicit MainWindow(ReviewService &review, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Size, place and docks, to be kept from one start to the next.
    [[nodiscard]] QByteArray layoutState() const;
    bool restoreLayout(const QByteArray &state); ///< false: not a state of this version; nothing is changed then

    [[nodiscard]] QueuePanel &queue() { return *m_queue; }
    [[nodiscard]] NoticeView &noticeView() { return *m_notice; }
    [[nodiscard]] DecisionPanel &decisionPanel() { return *m_decision; }
    [[nodiscard]] CommandActions &actions() { return *m_actions; }
    void showMessage(const QString &text); ///< in the toast
    void showError(const QString &text);   ///< the same, and for longer

Q_SIGNALS:
    void settingsWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildColumns();
    void buildStatus();
    QDockWidget *addColumn(const QString &name, const QString &title, QWidget *widget, Qt::DockWidgetArea area);
    void connectActions();
    void connectPanels();
    void connectReview();
    void on(Command command, void (DecisionPanel::*slot)());

    void open(const ListingId &id);
    void opened(const ListingId &id, const Result<CachedNotice> &notice);
    void sayNoNotice();
    void reopen();
    void decide(const Decision &decision);
    void openBelow(QWidget *panel);
    [[nodiscard]] bool isWriting() const; ///< a letter or a suspension, below the notice
    void closeBelow();
    void recorded(const OutboxEntry &entry);
    void withdrawn(const OutboxEntry &entry);
    void settled(const OutboxEntry &entry);
    void failed(const ListingId &listing, const Error &error);

    ReviewService &m_review;
    CommandActions *m_actions;
    QueuePanel *m_queue;
    NoticeView *m_notice;
    DecisionPanel *m_decision;
    ClarifyComposer *m_clarify;
    SuspendPanel *m_suspend;
    QSplitter *m_centre;
    StatusStrip *m_status;
    Toast *m_toast;
    ShortcutSheet *m_sheet;
    QDockWidget *m_queueDock = nullptr;
    QDockWidget *m_decisionDock = nullptr;
    ListingId m_wanted;                    ///< the notice chosen in the queue, here or on its way
    std::optional<CachedNotice> m_current; ///< the one on the screen, decisions are about it
    std::optional<Timestamp> m_openedAt;
    bool m_layoutGiven = false;
};

} // namespace stagedoor
