// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QLayout>

namespace stagedoor {

/// Lays its items out in lines like words, from the reading direction's start; its height follows from its width.
class FlowLayout final : public QLayout
{
    Q_OBJECT
public:
    /// @p fill: all items are as wide as each other and spread evenly over as few lines as they need.
    explicit FlowLayout(int gap, bool fill = false);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect &rect) override;

private:
    /// Gives the items their places within @p rect, or only reckons the height.
    int place(const QRect &rect, bool apply) const;
    int placeEvenly(const QRect &rect, bool apply) const;
    void put(QLayoutItem &item, const QRect &line, const QRect &place) const;
    [[nodiscard]] std::vector<QLayoutItem *> shown() const; ///< without those of hidden widgets

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
    bool m_fill;
};

} // namespace stagedoor
