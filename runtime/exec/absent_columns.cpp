#include "runtime/exec/absent_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "runtime/base/suggest.h"
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
    if (!Has(named_.names, column.name) && !Has(others_, column.name)) others_.push_back(column.name);
  }
}

std::string AbsentColumns::Guess(const std::string& column, const std::vector<std::string>& others) const {
  if (std::string guess = DidYouMean(column, others); !guess.empty()) return guess;
  if (named_.reads_values && Has(others_, "_field")) return ", so it is null; `pivot` makes columns of fields";
  return named_.reads_values ? ", so it is null" : "";
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
    const std::string guess = Guess(column, others);
    if (guess.empty() && named_.are_optional) continue;
    messages.push_back({column + at, fmt::format("no {} has a column `{}`{}{}", tables, column, guess, at)});
  }
  return messages;
}

}  // namespace flux::exec
