// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "review/reviewservice.h"
#include "ui/decision/judgement.h"

class QLabel;
class QTabWidget;

namespace stagedoor {

class AccountTab;
class ActionBar;
class ClauseChips;
class ComplaintsBox;
class DraftKeeper;
class ExplanationView;
class FindingsModel;
class FindingsView;
class HistoryTab;
class PayTagBar;
class PendingBanner;
class ReasonStrip;

/// The right column: what was found in the notice and why, who posted it, what was decided before; and, always in
/// sight, the tag, the reasons and the decisions. It decides nothing itself: decided() carries what the window hands to
/// ReviewService::decide(). The slots are what the keys do; one that cannot be done says why.
class DecisionPanel final : public QWidget
{
    Q_OBJECT
public:
    DecisionPanel(ReviewService &review, QWidget *parent);
    ~DecisionPanel() override;

    /// Another notice, or the same one as it is now: then what the editor said so far stays.
    void showNotice(const CachedNotice &notice);
    void clear();
    /// What is being typed elsewhere for a decision on this notice, kept with the rest of the draft.
    void setWords(DecisionKind kind, const std::string &words);
    /// What a decision still needs is asked here; whoever shows this panel may give it a better place.
    [[nodiscard]] QWidget *strip() const;
    /// While a letter is being written elsewhere nothing is decided here.
    void setResting(bool resting);
    void selectFinding(int index); ///< of Assessment::findings; -1: none

public Q_SLOTS:
    void approve();
    void togglePayTag();
    void clarify();
    void decline();
    void suspend(); ///< or reinstates a suspended account
    void hide();    ///< or restores a hidden notice. The key's name: QWidget's own is setVisible(false) here
    void escalate();
    void confirmFinding();
    void dismissFinding();
    void nextFinding();
    void previousFinding();

Q_SIGNALS:
    void findingSelected(int index);
    void asking(); ///< the strip has appeared
    void decided(const stagedoor::Decision &decision);
    void clarifyAsked(const stagedoor::Decision &start); ///< with the clauses to ask about
    void suspendAsked(const stagedoor::Decision &start); ///< with the clauses to cite

private:
    struct Parts;
    void build();
    [[nodiscard]] QWidget *buildUpper();
    void connectParts();
    void connectReview();
    void ask(DecisionKind kind);
    void confirmed(DecisionKind kind);
    void finish(Decision decision);
    [[nodiscard]] Decision takingBack(DecisionKind kind) const;
    void citeToStartWith();
    void stopAsking();
    void askInPlace(DecisionKind kind);
    void judge(Judgement::Verdict verdict);
    void step(int by);
    void judgementChanged();
    void keepDraft();
    void remember();
    void startFrom(const Decision &decision);
    void refresh();
    void refreshObstacles();
    void readDraft();
    /// What the key of @p kind does now: Hide and Suspend become Restore and Reinstate where that is what is left to
    /// do.
    [[nodiscard]] DecisionKind meant(DecisionKind kind) const;
    /// True when @p kind can be decided now; else says why not.
    bool mayDecide(DecisionKind kind);
    void say(const QString &text);
    void refused(bool again);

    ReviewService &m_review;
    Judgement m_judgement;
    std::vector<std::string> m_citedByAsking; ///< by the strip, not by the editor: Escape takes them back
    std::optional<Decision> m_takenBack;      ///< undone: the start when its notice is shown again
    std::map<ListingId, QJsonObject> m_said;  ///< what a decision under way does not carry, should it be undone
    std::unique_ptr<Parts> m_parts;           ///< never null; the widgets are children
};

} // namespace stagedoor
