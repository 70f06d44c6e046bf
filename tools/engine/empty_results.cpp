#include "tools/engine/empty_results.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/exec/absent_columns.h"
#include "runtime/exec/read_columns.h"
#include "runtime/expr/text_equality.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/range.h"

namespace flux {

namespace {

constexpr plan::TimeRange kEver{{INT64_MIN}, {INT64_MAX}};

// `r.column == "text"`, either way round, or `r.column =~ /text/`.
struct TextTest {
  std::string column, text;
  bool is_match = false;
};

std::optional<TextTest> AsTextTest(const expr::Function& fn) {
  const expr::Node& body = fn.at(fn.body);
  if (const auto equality = expr::AsTextEquality(fn, fn.body)) {
    return TextTest{std::string(equality->column), std::string(equality->text)};
  }
  if (body.kind != expr::NodeKind::kBinary || body.binary_op != BinaryOp::kMatch) return std::nullopt;
  const expr::Node& column = fn.at(body.children[0]);
  if (!expr::IsColumn(fn, column) || column.name == "_value") return std::nullopt;
  return TextTest{column.name, expr::ToText(fn, body.children[1]), true};
}

expr::Function HasColumn(const std::string& column) {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId member = fn.Add({.kind = expr::NodeKind::kMember, .name = column, .children = {row}});
  fn.body = fn.Add({.kind = expr::NodeKind::kUnary, .unary_op = UnaryOp::kExists, .children = {member}});
  return fn;
}

// Columns without which rows may pass the filter of a read.
std::vector<std::string> ColumnsThatMayBeAbsent(const expr::Function& filter) {
  std::vector<std::string> columns = exec::ColumnsOfAlternatives(filter);
  for (const expr::Function& conjunct : expr::SplitConjuncts(filter)) {
    const expr::Node& body = conjunct.at(conjunct.body);
    const bool is_negative = body.kind == expr::NodeKind::kBinary &&
                             (body.binary_op == BinaryOp::kNotEqual || body.binary_op == BinaryOp::kNotMatch);
    if (!is_negative) continue;
    for (std::string& column : expr::ColumnsRead(conjunct).columns) {
      if (std::ranges::find(columns, column) == columns.end()) columns.push_back(std::move(column));
    }
  }
  return columns;
}

// `r.column == "text"`, or its opposite.
expr::Function Compares(const std::string& column, BinaryOp op, const std::string& text) {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId member = fn.Add({.kind = expr::NodeKind::kMember, .name = column, .children = {row}});
  const expr::NodeId literal = fn.Add({.kind = expr::NodeKind::kLiteral, .value = Value::String(text)});
  fn.body = fn.Add({.kind = expr::NodeKind::kBinary, .binary_op = op, .children = {member, literal}});
  return fn;
}

plan::NodeRef Filtered(const plan::NodeRef& input, const expr::Function& predicate) {
  plan::FilterSpec spec;
  spec.fn.tree = std::make_shared<const expr::Function>(predicate);
  spec.fn.text = expr::ToText(predicate);
  return plan::MakeNode(std::move(spec), {input});
}

// The bucket that a chain of ranges and filters reads, and the range; nothing when the chain is anything else.
struct Reading {
  const plan::FromSpec* from = nullptr;
  std::optional<plan::TimeRange> range;
};

std::optional<Reading> ReadingOf(const plan::NodeRef& stream) {
  Reading reading;
  const plan::Node* node = stream.get();
  for (; node->inputs.size() == 1; node = node->inputs[0].get()) {
    if (const auto* range = node->As<plan::RangeSpec>()) {
      reading.range = range->Bounds(reading.range);
    } else if (node->As<plan::FilterSpec>() == nullptr) {
      return std::nullopt;
    }
  }
  reading.from = node->As<plan::FromSpec>();
  return reading.from != nullptr ? std::optional(reading) : std::nullopt;
}

// The same chain over all times.
plan::NodeRef AtAnyTime(const plan::NodeRef& stream) {
  if (stream->inputs.empty()) {
    plan::RangeSpec ever;
    ever.range = kEver;
    return plan::MakeNode(std::move(ever), {stream});
  }
  plan::NodeRef input = AtAnyTime(stream->inputs[0]);
  if (stream->As<plan::RangeSpec>() != nullptr) return input;
  return std::make_shared<const plan::Node>(plan::Node{stream->name, stream->spec, {std::move(input)}, {}});
}

class Search {
 public:
  explicit Search(Session& session) : session_(session) {}

  std::string Explain(const plan::NodeRef& root) {
    const plan::NodeRef culprit = FirstEmpty(root);
    std::string reason;
    if (culprit->As<plan::RangeSpec>() != nullptr) {
      reason = ExplainRange(culprit);
    } else if (const auto* filter = culprit->As<plan::FilterSpec>()) {
      reason = ExplainFilter(culprit->inputs[0], *filter);
    } else if (culprit->inputs.size() == 2) {
      reason = ExplainJoin(*culprit);
    }
    // It tells names from outside.
    return reason.empty() ? reason : ShownName(reason) + TraceText(culprit->position);
  }

  std::vector<std::string> AbsentInAlternatives(std::span<const plan::NodeRef> roots) {
    std::vector<std::string> found;
    std::set<const plan::Node*> seen;
    std::vector<plan::NodeRef> open(roots.rbegin(), roots.rend());
    while (!open.empty()) {
      const plan::NodeRef node = std::move(open.back());
      open.pop_back();
      if (!seen.insert(node.get()).second) continue;
      open.insert(open.end(), node->inputs.begin(), node->inputs.end());
      const auto* filter = node->As<plan::FilterSpec>();
      if (filter == nullptr || filter->fn.tree == nullptr) continue;
      for (const std::string& column : ColumnsThatMayBeAbsent(*filter->fn.tree)) {
        const std::vector<std::string> others = MisspeltInStore(node->inputs[0], column);
        if (!others.empty())
          found.push_back(exec::AbsentColumnText("table", column, others, true) + TraceText(node->position));
      }
    }
    return found;
  }

 private:
  // What cannot be looked at counts as not empty, so that nothing is said about it.
  bool IsEmpty(const plan::NodeRef& stream) {
    const Result<Glimpse> seen = session_.Glance(stream);
    return seen && !seen->has_rows;
  }

  static bool ReadsLocalBucket(const plan::NodeRef& stream) {
    const auto reading = ReadingOf(stream);
    return reading && reading->range && reading->from->host.empty();
  }

  // Which buckets and series a chain of ranges and filters reads: chains of one text read the same.
  static std::string SeriesText(const plan::NodeRef& stream) {
    std::string text;
    for (const plan::Node* node = stream.get();; node = node->inputs[0].get()) {
      if (const auto* from = node->As<plan::FromSpec>()) return text + from->bucket;
      const auto* filter = node->As<plan::FilterSpec>();
      if (filter != nullptr) text += (filter->fn.tree ? expr::ToText(*filter->fn.tree) : filter->fn.text) + "\n";
    }
  }

  // The columns that series of the stream have, when it reads the local store, none of them is `column` and one of them
  // was probably meant. An alternative may be there for series that this read leaves out. Nothing is read for it.
  std::vector<std::string> MisspeltInStore(const plan::NodeRef& stream, const std::string& column) {
    if (!ReadsLocalBucket(stream)) return {};
    const auto [known, is_new] = schemas_.try_emplace(SeriesText(stream));
    if (is_new) known->second = session_.SchemaOf(stream).value_or(plan::StreamSchema());
    const plan::StreamSchema& schema = known->second;
    if (schema.MayHave(column)) return {};
    std::vector<std::string> others;
    for (const auto& [name, what] : schema.columns()) others.push_back(name);
    return DidYouMean(column, others).empty() ? std::vector<std::string>() : others;
  }

  // Whether the user was told that a column of an alternative of a filter behind `stream` is not there. That happens
  // where one is there that was probably meant.
  bool IsTold(const plan::NodeRef& stream, const std::string& column) {
    if (ReadsLocalBucket(stream)) return !MisspeltInStore(stream, column).empty();
    const Result<Glimpse> seen = session_.Glance(stream);
    return seen && !DidYouMean(column, seen->columns).empty();
  }

  // The node that has rows to read and gives none.
  plan::NodeRef FirstEmpty(const plan::NodeRef& node) {
    for (const plan::NodeRef& input : node->inputs) {
      if (IsEmpty(input)) return FirstEmpty(input);
    }
    return node;
  }

  // Both inputs have rows.
  std::string ExplainJoin(const plan::Node& join) {
    const Result<Glimpse> left = session_.Glance(join.inputs[0]), right = session_.Glance(join.inputs[1]);
    if (!left || !right) return {};
    return fmt::format(
        "both inputs of `{}` have rows, but none that belong together; the group key is {} of the first "
        "table on the left and {} on the right",
        join.name, left->key.DebugText(), right->key.DebugText());
  }

  static std::string Name(const plan::FromSpec& from) { return fmt::format("bucket \"{}\"", from.bucket); }

  // `has data at 2024-…` for what is outside of the range; empty when there is nothing.
  std::string DataElsewhere(const plan::NodeRef& stream) {
    const Result<Glimpse> seen = session_.Glance(AtAnyTime(stream));
    if (!seen || !seen->has_rows) return {};
    return seen->time ? fmt::format("there is data at {}", FormatTime(*seen->time)) : "there is data at other times";
  }

  static std::string RangeText(const plan::TimeRange& range) {
    return fmt::format("from {} to {}", FormatTime(range.start), FormatTime(range.stop));
  }

  std::string ExplainRange(const plan::NodeRef& range) {
    const auto reading = ReadingOf(range);
    if (!reading || !reading->range) return {};
    const std::string elsewhere = DataElsewhere(range);
    if (elsewhere.empty()) return fmt::format("{} has no data", Name(*reading->from));
    return fmt::format("{} has no data {}; {}", Name(*reading->from), RangeText(*reading->range), elsewhere);
  }

  // Adds one condition after the other; the one after which nothing is left is to blame.
  std::string ExplainFilter(const plan::NodeRef& stream, const plan::FilterSpec& filter) {
    if (filter.fn.tree == nullptr) return {};
    plan::NodeRef input = stream;
    for (const expr::Function& condition : expr::SplitConjuncts(*filter.fn.tree)) {
      plan::NodeRef next = Filtered(input, condition);
      if (IsEmpty(next)) {
        std::string absent = ExplainAbsence(input, stream, condition);
        return absent.empty() ? ExplainTest(input, next, condition) : absent;
      }
      input = std::move(next);
    }
    return {};
  }

  // `stream` is what the filter reads, of which the condition is one.
  std::string ExplainAbsence(const plan::NodeRef& input, const plan::NodeRef& stream, const expr::Function& condition) {
    const std::vector<std::string> alternatives = exec::ColumnsOfAlternatives(condition);
    for (const std::string& column : expr::ColumnsRead(condition).columns) {
      if (!IsEmpty(Filtered(input, HasColumn(column)))) continue;
      const bool is_alternative = std::ranges::find(alternatives, column) != alternatives.end();
      if (is_alternative && IsTold(stream, column)) continue;
      return fmt::format("no table has a column `{}`{}", column, InsteadOfColumn(input, column));
    }
    return {};
  }

  std::string ExplainTest(const plan::NodeRef& input, const plan::NodeRef& filtered, const expr::Function& condition) {
    const auto test = AsTextTest(condition);
    if (!test) return {};
    const auto reading = ReadingOf(filtered);
    if (!reading && test->is_match) {
      return fmt::format("no row matches `{}` in column `{}`", test->text, test->column);
    }
    if (!reading) return fmt::format("no row has \"{}\" in column `{}`", test->text, test->column);
    const std::string what = Wanted(*test);
    const std::string elsewhere = DataElsewhere(filtered);
    if (elsewhere.empty() || !reading->range) {
      return fmt::format("{}{} has no {}{}", Name(*reading->from), Selection(input), what, InsteadOfText(input, *test));
    }
    return fmt::format("{}{} has no {} {}; {}", Name(*reading->from), Selection(input), what,
                       RangeText(*reading->range), elsewhere);
  }

  // What a filter on a column that no table has was probably meant to read.
  std::string InsteadOfColumn(const plan::NodeRef& input, const std::string& column) {
    if (ReadingOf(input) && !IsEmpty(Filtered(input, Compares("_field", BinaryOp::kEqual, column)))) {
      return fmt::format("; it is a field: `r._field == \"{}\"` selects its rows, their values are in `_value`",
                         column);
    }
    const Result<Glimpse> seen = session_.Glance(input);
    return seen ? DidYouMean(column, seen->columns) : "";
  }

  // The values that the column has instead, as far as they can be counted on fingers.
  std::string InsteadOfText(plan::NodeRef input, const TextTest& test) {
    constexpr size_t kMost = 10;
    std::vector<std::string> texts;
    while (texts.size() <= kMost) {
      const Result<Glimpse> seen = session_.Glance(input);
      const GroupKeyEntry* entry = seen && seen->has_rows ? seen->key.Find(test.column) : nullptr;
      if (entry == nullptr || entry->type != ColumnType::kString || entry->value.is_null()) break;
      texts.emplace_back(entry->value.AsString());
      input = Filtered(input, Compares(test.column, BinaryOp::kNotEqual, texts.back()));
    }
    if (texts.empty()) return {};
    if (const auto meant = test.is_match ? std::nullopt : Closest(test.text, texts)) {
      return fmt::format("; did you mean \"{}\"?", *meant);
    }
    const bool has_more = texts.size() > kMost;
    texts.resize(std::min(texts.size(), kMost));
    return fmt::format("; there are \"{}\"{}", fmt::join(texts, "\", \""), has_more ? ", …" : "");
  }

  static std::string Wanted(const TextTest& test) {
    if (test.is_match) {
      const std::string_view what = test.column == "_measurement" ? "measurement"
                                    : test.column == "_field"     ? "field"
                                                                  : "";
      return what.empty() ? fmt::format("tag `{}` that matches `{}`", test.column, test.text)
                          : fmt::format("{} that matches `{}`", what, test.text);
    }
    if (test.column == "_measurement") return fmt::format("measurement \"{}\"", test.text);
    if (test.column == "_field") return fmt::format("field \"{}\"", test.text);
    if (test.column == "_value") return fmt::format("value \"{}\"", test.text);
    return fmt::format("tag `{}` with value \"{}\"", test.column, test.text);
  }

  // The conditions that hold already, as part of a sentence.
  static std::string Selection(const plan::NodeRef& input) {
    std::string text;
    for (const plan::Node* node = input.get(); node->inputs.size() == 1; node = node->inputs[0].get()) {
      const auto* filter = node->As<plan::FilterSpec>();
      if (filter == nullptr || filter->fn.tree == nullptr) continue;
      const std::string condition = expr::ToText(*filter->fn.tree, filter->fn.tree->body);
      text = text.empty() ? condition : condition + " and " + text;
    }
    return text.empty() ? "" : fmt::format(" where `{}`", text);
  }

  Session& session_;
  std::map<std::string, plan::StreamSchema> schemas_;  // by `SeriesText`
};

}  // namespace

std::string WhyEmpty(Session& session, const plan::NodeRef& root) { return Search(session).Explain(root); }

std::vector<std::string> AbsentInAlternatives(Session& session, std::span<const plan::NodeRef> roots) {
  return Search(session).AbsentInAlternatives(roots);
}

}  // namespace flux
