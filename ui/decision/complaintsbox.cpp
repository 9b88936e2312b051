// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/complaintsbox.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/decision/bodylabel.h"
#include "ui/text/displaytext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int mostLines = 9; // of text before the box scrolls

} // namespace

ComplaintsBox::ComplaintsBox(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAccessibleName(tr("Complaints"));
    setVisible(false);
}

void ComplaintsBox::show(const Judgement &judgement)
{
    const std::vector<Complaint> &complaints = judgement.notice().listing.complaints;
    std::vector<std::optional<ComplaintState>> said;
    for (std::size_t index = 0; index < complaints.size(); ++index) {
        said.push_back(judgement.complaint(index));
    }
    if (complaints == m_complaints && said == m_said) {
        return;
    }
    QString focused;
    if (const QWidget *const focus = focusWidget(); focus != nullptr && focus->hasFocus()) {
        focused = focus->objectName();
    }
    m_complaints = complaints;
    m_said = said;
    auto *const page = new QWidget;
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(3);
    layout->addWidget(headingLabel(tr("Complaints (%1)").arg(complaints.size()), page));
    for (std::size_t index = 0; index < complaints.size(); ++index) {
        layout->addWidget(row(complaints[index], index, said[index]));
    }
    if (QWidget *const before = takeWidget()) {
        before->deleteLater(); // its button may be what brought us here
    }
    setWidget(page);
    QWidget *before = this;
    for (QToolButton *const button : page->findChildren<QToolButton *>()) {
        setTabOrder(before, button); // new widgets come last otherwise
        before = button;
    }
    setVisible(!complaints.empty());
    updateGeometry();
    if (QWidget *const again = focused.isEmpty() ? nullptr : page->findChild<QWidget *>(focused)) {
        again->setFocus();
    }
}

void ComplaintsBox::clear()
{
    show(Judgement());
}

QWidget *ComplaintsBox::row(const Complaint &complaint, std::size_t index, std::optional<ComplaintState> said)
{
    const QString number = QString::number(index + 1);
    auto *const row = new QWidget;
    auto *const layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(2);
    const QString day =
        complaint.at ? QLocale().toString(toLocalTime(*complaint.at).date(), QLocale::ShortFormat) : tr("no date");
    layout->addWidget(dimLabel(
        tr("%1. %2, %3, %4").arg(number, complaintName(complaint.kind), day, complaintStateName(complaint.state)),
        row));
    layout->addWidget(bodyLabel(toDisplay(complaint.text, 1200), row));

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    const auto add = [&](ComplaintState state, const QString &name, const QString &object) {
        auto *const button = new QToolButton(row);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setChecked(said == state);
        button->setText(said == state ? u"✓ "_s + name : name);
        button->setAccessibleName(tr("Complaint %1: %2").arg(number, name));
        button->setObjectName(object + number);
        connect(button, &QToolButton::clicked, this,
                [this, index, state](bool on) { Q_EMIT judged(index, on ? std::optional(state) : std::nullopt); });
        buttons->addWidget(button);
    };
    add(ComplaintState::Upheld, tr("Upheld"), u"upheld"_s);
    add(ComplaintState::NotUpheld, tr("Not upheld"), u"notUpheld"_s);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    return row;
}

QSize ComplaintsBox::sizeHint() const
{
    const int most = mostLines * fontMetrics().lineSpacing();
    const int needed = widget() == nullptr             ? 0
                       : widget()->hasHeightForWidth() ? widget()->heightForWidth(viewport()->width())
                                                       : widget()->sizeHint().height();
    return {260, std::min(most, needed) + 2 * frameWidth()};
}

} // namespace stagedoor
