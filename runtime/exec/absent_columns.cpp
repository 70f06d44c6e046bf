#include "runtime/exec/absent_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/plan/specs/scan.h"

namespace flux::exec {
namespace {

// Tables mostly have the same columns, so the first ones, and some of their columns, tell what could have been meant.
constexpr size_t kMostTables = 100, kMostOthers = 200;

bool Has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::string SuggestColumn(std::string_view column, const Schema& schema) {
  std::vector<std::string> names;
  for (const ColumnDef& other : schema.columns()) names.push_back(other.name);
  return DidYouMean(column, names);
}

std::string AbsentColumnText(std::string_view tables, std::string_view column, std::span<const std::string> others,
                             bool reads_values) {
  const std::string text = fmt::format("no {} has a column `{}`", tables, ShownName(column));
  if (std::string guess = DidYouMean(column, others); !guess.empty()) return text + guess;
  if (!reads_values) return text;
  const bool has_fields = std::ranges::find(others, "_field") != others.end();
  return text + (has_fields ? ", so it is null; `pivot` makes columns of fields" : ", so it is null");
}

AbsentColumns::AbsentColumns(NamedColumns named, const plan::Node& node, size_t input)
    : unseen_(std::move(named)), node_(node), input_(input) {}

void AbsentColumns::See(const TableHeader& header) {
  Look(header.schema, [&](size_t i) { return header.key.Contains(header.schema[i].name); });
}

void AbsentColumns::See(const BatchHeader& header) {
  Look(header.schema, [&](size_t i) { return header.IsKey(i); });
}

template <typename IsKey>
void AbsentColumns::Look(const Schema& schema, IsKey&& is_key) {
  if (unseen_.empty()) return;
  std::erase_if(unseen_, [&](const NamedColumn& column) {
    const std::optional<size_t> found = schema.Find(column.name);
    const bool is_there = found && (!column.is_in_key || is_key(*found));
    if (is_there) seen_.push_back(column);
    return is_there;
  });
  if (!unseen_.empty() && tables_ < kMostTables) Remember(schema, is_key);
  ++tables_;
}

template <typename IsKey>
void AbsentColumns::Remember(const Schema& schema, IsKey&& is_key) {
  for (size_t i = 0; i < schema.size(); ++i) {
    Remember({schema[i].name, false, tables_});
    if (is_key(i)) Remember({schema[i].name, true, tables_});
  }
}

void AbsentColumns::Remember(Other other) {
  if (others_.size() >= kMostOthers || other.table >= kMostTables) return;
  const bool is_known = std::ranges::any_of(
      others_, [&](const Other& known) { return known.is_key == other.is_key && known.name == other.name; });
  if (!is_known) others_.push_back(std::move(other));
}

void AbsentColumns::Append(const AbsentColumns& next) {
  if (unseen_.empty()) return;
  std::erase_if(unseen_, [&](const NamedColumn& column) {
    const bool is_there = std::ranges::any_of(next.seen_, [&](const NamedColumn& seen) {
      return seen.name == column.name && seen.is_in_key == column.is_in_key;
    });
    if (is_there) seen_.push_back(column);
    return is_there;
  });
  for (const Other& other : next.others_) Remember({other.name, other.is_key, tables_ + other.table});
  tables_ += next.tables_;
}

std::vector<std::string> AbsentColumns::Names(bool of_keys) const {
  std::vector<std::string> names;
  for (const Other& other : others_) {
    if (other.is_key == of_keys) names.push_back(other.name);
  }
  return names;
}

std::string AbsentColumns::TopicOf(const NamedColumn& column) const {
  return fmt::format("{}{}{}", column.is_in_key ? "key " : "", column.name,
                     TraceText(column.at != nullptr ? *column.at : node_.position));
}

std::string AbsentColumns::SubjectOf(const NamedColumn& column) const {
  return fmt::format("{} {}", node_.inputs.size() == 2 ? input_ : 0, TopicOf(column));
}

std::vector<std::string> AbsentColumns::SeenSubjects() const {
  std::vector<std::string> subjects;
  for (const NamedColumn& column : seen_) subjects.push_back(SubjectOf(column));
  return subjects;
}

// What nobody reads was left out where it was read, but it may be meant. Who lists a column means it; who reads one may
// have meant it twice.
std::vector<std::string> AbsentColumns::Meant(const plan::StreamSchema& schema) const {
  std::vector<std::string> meant = Names(false);
  std::erase_if(meant, [&](const std::string& name) {
    return std::ranges::any_of(
        seen_, [&](const NamedColumn& column) { return column.name == name && !column.is_read && !column.is_in_key; });
  });
  for (const char* column : {"_time", "_value"}) {
    const plan::Node* by = schema.WhoDropped(column);
    if (by != nullptr && by->As<plan::ScanSpec>() != nullptr) meant.emplace_back(column);
  }
  return meant;
}

std::string AbsentColumns::TextOf(const NamedColumn& column, const std::vector<std::string>& meant) const {
  constexpr std::array<std::string_view, 2> kNumbers = {"first", "second"};
  const std::string tables =
      node_.inputs.size() == kNumbers.size() ? fmt::format("table of the {} input", kNumbers[input_]) : "table";
  if (!column.is_in_key) return AbsentColumnText(tables, column.name, meant, column.is_read);
  std::string advice = DidYouMean(column.name, Names(true));
  if (advice.empty() && Has(Names(false), column.name))
    advice = "; the predicate sees nothing of a table but its group key";
  return fmt::format("no {} has a column `{}` in its group key{}", tables, ShownName(column.name), advice);
}

std::vector<AbsentColumns::Message> AbsentColumns::Messages(const plan::StreamSchema& schema) const {
  std::vector<Message> messages;
  if (!HasAny()) return messages;
  const std::vector<std::string> meant = Meant(schema);
  for (const NamedColumn& column : unseen_) {
    const bool is_guess = !DidYouMean(column.name, column.is_in_key ? Names(true) : meant).empty();
    if (!is_guess && column.is_optional) continue;
    const std::string at = TraceText(column.at != nullptr ? *column.at : node_.position);
    messages.push_back({SubjectOf(column), TextOf(column, meant) + at, TopicOf(column), column.name, is_guess});
  }
  return messages;
}

}  // namespace flux::exec
