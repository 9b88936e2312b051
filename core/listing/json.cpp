// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/json.h"

#include "listing/jsonreader.h"
#include "listing/jsonwriter.h"

namespace stagedoor {

namespace {

/// A changes page, each listing still text: one that cannot be read is refused alone.
struct RawChanges {
    std::vector<RawJson> listings;
    ChangesPage page;
};

void describe(auto &visit, RawChanges &v)
{
    visit("listings", v.listings);
    visit("tombstones", v.page.tombstones);
    visit("cursor", v.page.cursor);
    visit("more", v.page.more);
}

struct RawImport {
    std::string id;
    RawJson listing;
    RawJson labels;
    RawJson revisions;
    RawJson decisions;
};

void describe(auto &visit, RawImport &v)
{
    visit("id", v.id);
    visit("listing", v.listing);
    visit("labels", v.labels);
    visit("revisions", v.revisions);
    visit("decisions", v.decisions);
}

struct RawList {
    std::vector<RawJson> items;
};

struct RawOutcome {
    DecisionId id;
    int status = 0;
    RawJson body;
};

void describe(auto &visit, RawOutcome &v)
{
    visit("id", v.id);
    visit("status", v.status);
    visit("body", v.body);
}

struct RawOutcomes {
    std::vector<RawOutcome> outcomes;
};

void describe(auto &visit, RawOutcomes &v)
{
    visit("outcomes", v.outcomes);
}

Result<void> hasValidId(const Listing &listing)
{
    if (!isValidId(listing.id.value)) {
        return fail(Error::Kind::Invalid, "id: expected 1 to 64 of A-Z a-z 0-9 _ -");
    }
    return {};
}

Result<Listing> listingFrom(const RawJson &raw)
{
    auto listing = JsonReader(raw.text, JsonReader::Unknown::Keep, raw.offset).document<Listing>();
    if (listing) {
        if (auto id = hasValidId(*listing); !id) {
            return tl::unexpected(id.error());
        }
    }
    return listing;
}

Result<ChangesPage> changesFrom(std::string_view json)
{
    auto raw = JsonReader(json, JsonReader::Unknown::Keep).document<RawChanges>();
    if (!raw) {
        return tl::unexpected(raw.error());
    }
    for (const RawJson &item : raw->listings) {
        auto listing = listingFrom(item);
        if (listing) {
            raw->page.listings.push_back(std::move(*listing));
            continue;
        }
        const auto named = JsonReader(item.text, JsonReader::Unknown::Skip).document<RawImport>();
        raw->page.refused.push_back({named ? named->id : std::string(), listing.error().detail});
    }
    return std::move(raw->page);
}

/// Each element of a JSON array of objects.
template <class T>
Result<std::vector<T>> each(const RawJson &array)
{
    std::vector<T> result;
    if (array.text.empty()) {
        return result;
    }
    const std::string wrapped = R"({"items":)" + array.text + '}';
    const auto list = JsonReader(wrapped, JsonReader::Unknown::Keep).document<RawList>([](auto &visit, RawList &v) {
        visit("items", v.items);
    });
    if (!list) {
        return tl::unexpected(list.error());
    }
    for (const RawJson &item : list->items) {
        JsonReader reader(item.text, JsonReader::Unknown::Keep, array.offset + item.offset - 9);
        reader.demandRequired(); // else a decision without its kind would be an approval
        auto value = reader.document<T>();
        if (!value) {
            return tl::unexpected(value.error());
        }
        result.push_back(std::move(*value));
    }
    return result;
}

/// Takes the member @p name out of the unknown ones.
RawJson taken(UnknownMembers &unknown, std::string_view name)
{
    const auto found = std::ranges::find(unknown, name, &UnknownMembers::value_type::first);
    if (found == unknown.end()) {
        return {};
    }
    RawJson raw{std::move(found->second), 0};
    unknown.erase(found);
    return raw;
}

} // namespace

template <class T>
Result<T> fromJson(std::string_view json)
{
    if constexpr (std::same_as<T, ChangesPage>) {
        return changesFrom(json);
    } else if constexpr (std::same_as<T, Listing>) {
        return listingFrom({std::string(json), 0});
    } else {
        return JsonReader(json, JsonReader::Unknown::Keep).document<T>();
    }
}

template <class T>
Result<T> requestFromJson(std::string_view json)
{
    return JsonReader(json, JsonReader::Unknown::Refuse).document<T>();
}

template <class T>
std::string toJson(const T &value)
{
    JsonWriter writer;
    writer.write(value);
    return writer.text();
}

Result<Decision> decisionBodyFromJson(std::string_view json)
{
    return JsonReader(json, JsonReader::Unknown::Refuse).document<Decision>([](auto &visit, Decision &decision) {
        describeBody(visit, decision);
    });
}

std::string decisionBodyToJson(const Decision &decision)
{
    JsonWriter writer;
    writer.startObject();
    describeBody(writer, decision);
    writer.endObject();
    return writer.text();
}

Result<std::vector<std::string>> decisionBodies(std::string_view json)
{
    const auto list = JsonReader(json, JsonReader::Unknown::Refuse).document<RawList>([](auto &visit, RawList &v) {
        visit("decisions", v.items);
    });
    if (!list) {
        return tl::unexpected(list.error());
    }
    std::vector<std::string> bodies;
    for (const RawJson &item : list->items) {
        bodies.push_back(item.text);
    }
    return bodies;
}

std::string outcomesToJson(const std::vector<DecisionOutcome> &outcomes)
{
    JsonWriter writer;
    writer.startObject();
    writer.key("outcomes");
    writer.startArray();
    for (const DecisionOutcome &outcome : outcomes) {
        writer.startObject();
        writer("id", outcome.id);
        writer("status", outcome.status);
        writer.key("body");
        writer.writeRaw(outcome.body);
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return writer.text();
}

Result<std::vector<DecisionOutcome>> outcomesFromJson(std::string_view json)
{
    auto raw = JsonReader(json, JsonReader::Unknown::Keep).document<RawOutcomes>();
    if (!raw) {
        return tl::unexpected(raw.error());
    }
    std::vector<DecisionOutcome> outcomes;
    for (RawOutcome &outcome : raw->outcomes) {
        outcomes.push_back({outcome.id, outcome.status, std::move(outcome.body.text)});
    }
    return outcomes;
}

Result<ImportLine> importLineFromJson(std::string_view json)
{
    auto outer = JsonReader(json, JsonReader::Unknown::Keep).document<RawImport>();
    if (!outer) {
        return tl::unexpected(outer.error());
    }
    const bool labelled = !outer->listing.text.empty();
    ImportLine line;
    auto listing = JsonReader(labelled ? std::string_view(outer->listing.text) : json, JsonReader::Unknown::Keep,
                              outer->listing.offset)
                       .document<Listing>();
    if (!listing) {
        return tl::unexpected(listing.error());
    }
    line.listing = std::move(*listing);
    if (line.listing.id.empty()) {
        line.listing.id.value = outer->id;
    }
    if (auto id = hasValidId(line.listing); !id) {
        return tl::unexpected(id.error());
    }
    const RawJson innerRevisions = taken(line.listing.unknown, "revisions");
    const RawJson innerDecisions = taken(line.listing.unknown, "decisions");
    if (labelled) {
        line.labels = std::move(outer->labels.text);
    }
    auto revisions = each<Listing>(innerRevisions.text.empty() ? outer->revisions : innerRevisions);
    auto decisions = each<Decision>(innerDecisions.text.empty() ? outer->decisions : innerDecisions);
    if (!revisions || !decisions) {
        const Error &problem = revisions ? decisions.error() : revisions.error();
        return fail(problem.kind, (revisions ? "decisions: " : "revisions: ") + problem.detail);
    }
    line.revisions = std::move(*revisions);
    line.decisions = std::move(*decisions);
    return line;
}

std::string jsonQuoted(std::string_view text)
{
    JsonWriter writer;
    writer.write(text);
    return writer.text();
}

// NOLINTBEGIN(bugprone-macro-parentheses): a template's argument takes no parentheses
#define STAGEDOOR_JSON(T)                                                                                              \
    template Result<T> fromJson<T>(std::string_view);                                                                  \
    template Result<T> requestFromJson<T>(std::string_view);                                                           \
    template std::string toJson<T>(const T &);                                                                         \
    template std::string toJson<std::vector<T>>(const std::vector<T> &)
STAGEDOOR_JSON(Listing);
STAGEDOOR_JSON(Poster);
STAGEDOOR_JSON(Complaint);
STAGEDOOR_JSON(Message);
STAGEDOOR_JSON(Media);
STAGEDOOR_JSON(Decision);
STAGEDOOR_JSON(Lease);
STAGEDOOR_JSON(LeaseRequest);
STAGEDOOR_JSON(LeaseGrant);
STAGEDOOR_JSON(ChangesPage);
STAGEDOOR_JSON(Note);
STAGEDOOR_JSON(Account);
STAGEDOOR_JSON(LogEntry);
STAGEDOOR_JSON(LogPage);
STAGEDOOR_JSON(DecisionsPage);
STAGEDOOR_JSON(DecisionAnswer);
STAGEDOOR_JSON(Applied);
STAGEDOOR_JSON(Problem);
#undef STAGEDOOR_JSON
// NOLINTEND(bugprone-macro-parentheses)

} // namespace stagedoor
