#include "compiler/opt/meeting_tables.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "runtime/expr/text_equality.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

using Texts = std::map<std::string, std::string>;

void NoteEquality(const expr::Function& conjunct, Texts& texts) {
  if (const auto equality = expr::AsTextEquality(conjunct, conjunct.body)) {
    texts.emplace(equality->column, equality->text);
  }
}

// The texts that series have in columns of their group keys because a filter asks for them; none of other streams.
Texts TextsOfSeries(const plan::NodeRef& stream) {
  Texts texts;
  const plan::Node* at = stream.get();
  for (; at->As<plan::FilterSpec>() != nullptr; at = at->inputs[0].get()) {
    const auto& filter = *at->As<plan::FilterSpec>();
    if (filter.fn.tree == nullptr || filter.keep_empty) continue;
    for (const expr::Function& conjunct : expr::SplitConjuncts(*filter.fn.tree)) NoteEquality(conjunct, texts);
  }
  const auto* scan = at->As<plan::ScanSpec>();
  if (scan == nullptr) return {};
  for (const expr::Function& conjunct : scan->Predicates()) NoteEquality(conjunct, texts);
  // The one column of text that is in no key.
  texts.erase("_value");
  return texts;
}

// Whether no table of one has the key of a table of the other.
bool AreApart(const Texts& a, const Texts& b) {
  return std::ranges::any_of(a, [&](const auto& entry) {
    const auto other = b.find(entry.first);
    return other != b.end() && other->second != entry.second;
  });
}

}  // namespace

bool HaveOneType(std::span<const plan::NodeRef> streams, PlanFacts& facts) {
  std::map<std::string_view, ColumnType> types;
  return std::ranges::all_of(streams, [&](const plan::NodeRef& stream) {
    return std::ranges::all_of(facts.Of(stream).schema.columns(), [&](const auto& entry) {
      const auto& [name, column] = entry;
      return column.type && types.try_emplace(name, *column.type).first->second == *column.type;
    });
  });
}

bool MeetInOneType(std::span<const plan::NodeRef> streams, PlanFacts& facts) {
  if (HaveOneType(streams, facts)) return true;
  std::vector<Texts> texts;
  std::ranges::transform(streams, std::back_inserter(texts), TextsOfSeries);
  for (size_t i = 0; i < streams.size(); ++i) {
    for (size_t k = i + 1; k < streams.size(); ++k) {
      if (!AreApart(texts[i], texts[k]) && !HaveOneType(std::array{streams[i], streams[k]}, facts)) return false;
    }
  }
  return true;
}

}  // namespace flux::opt
