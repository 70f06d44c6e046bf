#include "runtime/exec/absent_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/plan/specs/scan.h"

namespace flux::exec {
namespace {

// Tables mostly have the same columns, so the first ones, and some of their columns, tell what could have been meant.
constexpr size_t kMostTables = 100, kMostOthers = 100;

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

AbsentColumns::AbsentColumns(NamedColumns named) : named_(std::move(named)), unseen_(named_.names) {}

void AbsentColumns::See(const Schema& schema) {
  if (unseen_.empty()) return;
  std::erase_if(unseen_, [&](const std::string& column) { return schema.Find(column).has_value(); });
  if (!unseen_.empty() && tables_ < kMostTables) Remember(schema);
  ++tables_;
}

void AbsentColumns::Remember(const Schema& schema) {
  for (const ColumnDef& column : schema.columns()) {
    if (others_.size() >= kMostOthers) return;
    // Who lists a column means it; who reads one may have meant it twice.
    const bool is_meant = !named_.reads_values && Has(named_.names, column.name);
    if (!is_meant && !Has(others_, column.name)) others_.push_back(column.name);
  }
}

std::string AbsentColumns::SubjectOf(const std::string& column, const plan::Node& node, size_t input) const {
  const std::string at = TraceText(named_.at != nullptr ? *named_.at : node.position);
  return fmt::format("{} {}{}", column, node.inputs.size() == 2 ? input : 0, at);
}

std::vector<std::string> AbsentColumns::SeenSubjects(const plan::Node& node, size_t input) const {
  std::vector<std::string> subjects;
  for (const std::string& column : named_.names) {
    if (tables_ == 0 || Has(unseen_, column)) continue;
    subjects.push_back(SubjectOf(column, node, input));
  }
  return subjects;
}

std::vector<AbsentColumns::Message> AbsentColumns::Messages(const plan::Node& node, size_t input,
                                                            const plan::StreamSchema& schema) const {
  std::vector<Message> messages;
  if (!HasAny()) return messages;
  std::vector<std::string> others = others_;
  // What nobody reads was left out where it was read, but it may be meant.
  for (const char* column : {"_time", "_value"}) {
    const plan::Node* by = schema.WhoDropped(column);
    if (by != nullptr && by->As<plan::ScanSpec>() != nullptr) others.emplace_back(column);
  }
  constexpr std::array<std::string_view, 2> kNumbers = {"first", "second"};
  const std::string tables =
      node.inputs.size() == kNumbers.size() ? fmt::format("table of the {} input", kNumbers[input]) : "table";
  const std::string at = TraceText(named_.at != nullptr ? *named_.at : node.position);
  for (const std::string& column : unseen_) {
    const bool is_guess = !DidYouMean(column, others).empty();
    if (!is_guess && named_.are_optional) continue;
    messages.push_back({SubjectOf(column, node, input),
                        AbsentColumnText(tables, column, others, named_.reads_values) + at, column + at, column,
                        is_guess});
  }
  return messages;
}

}  // namespace flux::exec
