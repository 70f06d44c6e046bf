#include "compiler/opt/verify.h"

#include <boost/test/unit_test.hpp>

#include "runtime/exec/operations.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/project.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/union.h"
#include "runtime/plan/specs/yield.h"

namespace flux::opt {
namespace {

// What a wrong rule would do to a plan.
struct Fixture {
  Fixture() {
    exec::RegisterCoreOperations(registry);
    registry.Add(OperationDef{.name = SendSpec::kName, .has_effect = true});
  }

  struct SendSpec final : plan::Spec {
    static constexpr std::string_view kName = "send";
    void Describe(plan::Description&) const override {}
  };

  static plan::NodeRef Keep(std::vector<std::string> columns, plan::NodeRef input) {
    plan::ProjectSpec spec;
    spec.columns = std::move(columns);
    return plan::MakeNode(std::move(spec), {std::move(input)});
  }

  plan::NodeRef Copy(std::string column, std::string as) const {
    plan::DuplicateSpec spec;
    spec.column = std::move(column);
    spec.as = std::move(as);
    return plan::MakeNode(std::move(spec), {range});
  }

  std::string Verdict(const plan::NodeRef& before, const plan::NodeRef& after) {
    PlanFacts facts(registry);
    const Status status = VerifyRewrite("WrongRule", {&before, 1}, {&after, 1}, facts, registry);
    return status ? "" : status.error().message;
  }

  Registry registry;
  plan::NodeRef range = plan::MakeNode(plan::RangeSpec{}, {plan::MakeNode(plan::FromSpec{}, {})});
};

BOOST_FIXTURE_TEST_SUITE(verify, Fixture)

BOOST_AUTO_TEST_CASE(a_plan_equals_itself_made_anew) {
  BOOST_TEST(Verdict(Keep({"_time", "_value"}, range), Keep({"_value", "_time"}, range)) == "");
}

BOOST_AUTO_TEST_CASE(a_lost_column_is_found) {
  BOOST_TEST(Verdict(Keep({"_time", "_value"}, range), Keep({"_value"}, range)) ==
             "after WrongRule result 1 loses column `_time`");
}

BOOST_AUTO_TEST_CASE(a_column_that_was_not_there_is_found) {
  BOOST_TEST(Verdict(Keep({"_value"}, range), Keep({"_time", "_value"}, range)) ==
             "after WrongRule result 1 gets column `_time`");
}

BOOST_AUTO_TEST_CASE(a_column_of_another_type_is_found) {
  BOOST_TEST(Verdict(Copy("_time", "x"), Copy("_field", "x")) ==
             "after WrongRule result 1 has column `x` of type string instead of time");
}

BOOST_AUTO_TEST_CASE(lost_order_is_found) {
  // Another `_time` need not ascend.
  const plan::NodeRef after = Copy("_start", "_time");
  BOOST_TEST(Verdict(range, after) == "after WrongRule result 1 has lost its order of rows");
}

BOOST_AUTO_TEST_CASE(tables_that_may_lose_all_rows_are_found) {
  const auto filter = [this](bool keeps_empty) {
    plan::FilterSpec spec;
    spec.keep_empty = keeps_empty;
    return plan::MakeNode(std::move(spec), {range});
  };
  BOOST_TEST(Verdict(filter(false), filter(true)) == "after WrongRule result 1 has lost its rows in every table");
  BOOST_TEST(Verdict(filter(true), filter(false)) == "");
  // Where a column is left, rows are.
  BOOST_TEST(Verdict(Keep({"_time"}, filter(false)), Keep({"_time"}, filter(true))) ==
             "after WrongRule result 1 has lost its rows in every table");
}

BOOST_AUTO_TEST_CASE(a_filter_that_may_hide_a_collision_of_types_is_found) {
  expr::Function is_a;
  is_a.params = {"r"};
  const expr::NodeId row = is_a.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId host = is_a.Add({.kind = expr::NodeKind::kMember, .name = "host", .children = {row}});
  const expr::NodeId a = is_a.Add({.kind = expr::NodeKind::kLiteral, .value = Value::String("a")});
  is_a.body = is_a.Add({.kind = expr::NodeKind::kBinary, .binary_op = BinaryOp::kEqual, .children = {host, a}});
  const auto filter = [&](plan::NodeRef input) {
    plan::FilterSpec spec;
    spec.fn.tree = std::make_shared<const expr::Function>(is_a);
    return plan::MakeNode(std::move(spec), {std::move(input)});
  };
  const auto scan = [](ColumnType type) {
    plan::ScanSpec spec;
    spec.series.value_type = type;
    return plan::MakeNode(std::move(spec), {});
  };
  const auto verdict = [&](ColumnType left, ColumnType right) {
    const plan::NodeRef united = plan::MakeNode(plan::UnionSpec{}, {scan(left), scan(right)});
    auto moved = std::make_shared<plan::Node>(*united);
    for (plan::NodeRef& input : moved->inputs) input = filter(input);
    // Another filter leaves no table without rows in either plan.
    return Verdict(plan::MakeNode(plan::FilterSpec{}, {filter(united)}), plan::MakeNode(plan::FilterSpec{}, {moved}));
  };
  BOOST_TEST(verdict(ColumnType::kFloat, ColumnType::kFloat) == "");
  BOOST_TEST(verdict(ColumnType::kFloat, ColumnType::kInt) ==
             "WrongRule moves `(r) => r.host == \"a\"` to where it may hide that types of columns differ");
}

BOOST_AUTO_TEST_CASE(a_lost_effect_is_found) {
  BOOST_TEST(Verdict(plan::MakeNode(SendSpec{}, {range}), plan::MakeNode(plan::YieldSpec{}, {range})) ==
             "WrongRule changes the effects of the plan");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux::opt
