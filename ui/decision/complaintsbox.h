// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QScrollArea>

#include "ui/decision/judgement.h"

namespace stagedoor {

/// The complaints on the notice, each with Upheld / Not upheld. What is chosen travels with the next decision. Hidden
/// where there are none.
class ComplaintsBox final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ComplaintsBox(QWidget *parent);

    void show(const Judgement &judgement);
    void clear();
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// @p state is empty when the choice was taken back.
    void judged(std::size_t complaint, std::optional<stagedoor::ComplaintState> state);

private:
    [[nodiscard]] QWidget *row(const Complaint &complaint, std::size_t index, std::optional<ComplaintState> said);

    std::vector<Complaint> m_complaints; ///< as shown
    std::vector<std::optional<ComplaintState>> m_said;
};

} // namespace stagedoor
