#include "compiler/opt/offered_filter.h"

#include <algorithm>

#include "compiler/opt/column_kinds.h"
#include "compiler/opt/move_filter.h"
#include "fmt/format.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

bool HoldsNull(const expr::Function& conjunct) {
  return std::ranges::any_of(conjunct.nodes, [](const expr::Node& node) {
    return node.kind == expr::NodeKind::kLiteral && node.value.is_null();
  });
}

// The conjunct, or that one of these columns is not there.
expr::Function OrAbsent(const expr::Function& conjunct, const std::vector<std::string>& columns) {
  expr::Function fn = conjunct;
  for (const std::string& column : columns) {
    const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
    const expr::NodeId member = fn.Add({.kind = expr::NodeKind::kMember, .name = column, .children = {row}});
    const expr::NodeId exists =
        fn.Add({.kind = expr::NodeKind::kUnary, .unary_op = UnaryOp::kExists, .children = {member}});
    const expr::NodeId absent =
        fn.Add({.kind = expr::NodeKind::kUnary, .unary_op = UnaryOp::kNot, .children = {exists}});
    fn.body = fn.Add({.kind = expr::NodeKind::kBinary, .binary_op = BinaryOp::kOr, .children = {fn.body, absent}});
  }
  return fn;
}

// Sorts the conjuncts into those that are offered and those that stay.
class Sorter {
 public:
  Sorter(const plan::NodeRef& scan, RuleContext& context, OfferedFilter& out)
      : schema_(context.facts.Of(scan).schema), scan_(*scan->As<plan::ScanSpec>()), out_(out) {}

  // A conjunct in front of one that can fail.
  void Add(const expr::Function& conjunct) {
    const expr::ColumnUse use = expr::ColumnsRead(conjunct);
    std::vector<std::string> may_lack;
    std::ranges::copy_if(use.columns, std::back_inserter(may_lack),
                         [&](const std::string& column) { return !schema_.MustHave(column); });
    if (may_lack.empty() && !use.reads_whole && !HoldsNull(conjunct)) return offered.push_back(conjunct);
    out_.held_back.push_back(conjunct);
    if (use.reads_whole || HoldsNull(conjunct) || conjunct.at(conjunct.body).kind == expr::NodeKind::kUnary) return;
    expr::Function weaker = OrAbsent(conjunct, may_lack);
    std::string text = expr::ToText(weaker);
    const std::vector<expr::Function> known = scan_.Predicates();
    if (std::ranges::any_of(known, [&](const expr::Function& fn) { return expr::ToText(fn) == text; })) return;
    out_.weaker.push_back(std::move(text));
    offered.push_back(std::move(weaker));
  }

  std::vector<expr::Function> offered;

 private:
  const plan::StreamSchema& schema_;
  const plan::ScanSpec& scan_;
  OfferedFilter& out_;
};

}  // namespace

OfferedFilter OfferFilter(const plan::NodeRef& filter, const plan::NodeRef& scan, RuleContext& context) {
  const auto& spec = *filter->As<plan::FilterSpec>();
  OfferedFilter out{.node = filter};
  if (spec.fn.tree == nullptr) return out;
  const std::vector<expr::Function> conjuncts = expr::SplitConjuncts(*spec.fn.tree);
  const auto failing = std::ranges::find_if(conjuncts, [&](const expr::Function& conjunct) {
    return expr::MayFailInRows(conjunct) && !IsSafe(conjunct, scan, context);
  });
  if (failing == conjuncts.end()) return out;
  Sorter sorter(scan, context, out);
  std::for_each(conjuncts.begin(), failing, [&](const expr::Function& conjunct) { sorter.Add(conjunct); });
  out.held_back.insert(out.held_back.end(), failing, conjuncts.end());
  out.why_not = fmt::format("`{}` stays outside: it may fail in a row, and must do so in the same rows as here",
                            expr::ToText(*failing));
  out.node = sorter.offered.empty() ? nullptr
                                    : MakeFilter(sorter.offered, spec.keep_empty, filter->inputs[0], filter->position);
  return out;
}

}  // namespace flux::opt
