#include "compiler/types/unify.h"

#include <boost/test/unit_test.hpp>

#include "compiler/types/package_interface.h"
#include "compiler/types/print.h"
#include "compiler/types/scheme.h"

namespace flux {
namespace {

using Mode = FunctionParam::Mode;
using Reason = TypeProblem::Reason;

struct Types : TypeStore {
  TypeId Var(KindSet kinds = {}) { return NewVariable(1, kinds); }
  TypeId Rec(std::vector<std::pair<std::string, TypeId>> fields, TypeId tail = kEmptyRecordType) {
    for (auto it = fields.rbegin(); it != fields.rend(); ++it) tail = Record(it->first, it->second, tail);
    return tail;
  }
  TypeId Fun(std::vector<std::tuple<Mode, std::string, TypeId>> params, TypeId result) {
    std::vector<FunctionParam> made;
    for (auto& [mode, name, type] : params) made.push_back({mode, Intern(name), type});
    return Function(made, result);
  }
  std::vector<TypeProblem> Unify(TypeId expected, TypeId actual) {
    Unifier unifier(*this);
    unifier.Unify(expected, actual);
    return unifier.Finish();
  }
  std::string Text(TypeId type) { return PrintType(*this, type); }
  void CheckUnifies(TypeId expected, TypeId actual) {
    BOOST_TEST(Unify(expected, actual).empty());
    BOOST_TEST(Text(expected) == Text(actual));
  }
  Reason CheckFails(TypeId expected, TypeId actual) {
    auto problems = Unify(expected, actual);
    BOOST_REQUIRE(problems.size() == 1);
    return problems[0].reason;
  }
};

BOOST_AUTO_TEST_CASE(equal_types_share_a_handle) {
  Types t;
  BOOST_CHECK(t.Array(kIntType) == t.Array(kIntType));
  BOOST_CHECK(t.Array(kIntType) != t.Stream(kIntType));
  BOOST_CHECK(t.Rec({{"a", kIntType}}) == t.Rec({{"a", kIntType}}));
  BOOST_CHECK(t.Fun({{Mode::kPipe, "tables", kIntType}}, kBoolType) ==
              t.Fun({{Mode::kPipe, "tables", kIntType}}, kBoolType));
  BOOST_CHECK(t.Fun({{Mode::kPipe, "tables", kIntType}}, kBoolType) !=
              t.Fun({{Mode::kRequired, "tables", kIntType}}, kBoolType));
}

BOOST_AUTO_TEST_CASE(variables_bind_through_structure) {
  Types t;
  TypeId a = t.Var(), b = t.Var();
  t.CheckUnifies(t.Dict(a, t.Array(b)), t.Dict(kStringType, t.Array(a)));
  BOOST_TEST(t.Text(b) == "string");
}

BOOST_AUTO_TEST_CASE(different_forms_do_not_unify) {
  Types t;
  BOOST_CHECK(t.CheckFails(kIntType, kFloatType) == Reason::kMismatch);
  BOOST_CHECK(t.CheckFails(t.Array(t.Var()), t.Stream(kIntType)) == Reason::kMismatch);
  BOOST_CHECK(t.CheckFails(t.Label("a"), t.Label("b")) == Reason::kMismatch);
  BOOST_CHECK(t.CheckFails(t.Label("a"), kStringType) == Reason::kMismatch);
}

BOOST_AUTO_TEST_CASE(error_type_agrees_with_everything) {
  Types t;
  BOOST_TEST(t.Unify(kErrorType, t.Array(kIntType)).empty());
  BOOST_TEST(t.Unify(t.Rec({{"a", kErrorType}}), t.Rec({{"a", kIntType}})).empty());
  BOOST_TEST(t.Unify(t.Rec({{"a", kIntType}}, kErrorType), t.Rec({{"b", kIntType}})).empty());
}

BOOST_AUTO_TEST_CASE(recursive_types_are_rejected) {
  Types t;
  TypeId a = t.Var();
  BOOST_CHECK(t.CheckFails(a, t.Array(a)) == Reason::kRecursive);
  TypeId r = t.Var();
  BOOST_CHECK(t.CheckFails(r, t.Rec({{"x", kIntType}}, r)) == Reason::kRecursive);
}

BOOST_AUTO_TEST_CASE(rows_ignore_the_order_of_fields) {
  Types t;
  TypeId a = t.Var(), tail = t.Var();
  t.CheckFails(t.Rec({{"x", kIntType}}), t.Rec({{"y", kIntType}, {"x", kIntType}}));
  BOOST_TEST(t.Unify(t.Rec({{"b", a}}, tail), t.Rec({{"a", kIntType}, {"b", kFloatType}})).empty());
  BOOST_TEST(t.Text(a) == "float");
  BOOST_TEST(t.Text(tail) == "{a: int}");
}

BOOST_AUTO_TEST_CASE(open_rows_share_a_new_tail) {
  Types t;
  TypeId left = t.Rec({{"a", kIntType}}, t.Var()), right = t.Rec({{"b", kFloatType}}, t.Var());
  BOOST_TEST(t.Unify(left, right).empty());
  BOOST_TEST(t.Text(left) == "{A with a: int, b: float}");
  BOOST_TEST(t.Text(right) == "{A with b: float, a: int}");
  TypeId closed = t.Rec({{"a", kIntType}, {"b", kFloatType}, {"c", kBoolType}});
  BOOST_TEST(t.Unify(left, closed).empty());
  BOOST_TEST(t.Text(right) == "{b: float, a: int, c: bool}");
}

BOOST_AUTO_TEST_CASE(rows_with_one_tail_need_the_same_labels) {
  Types t;
  TypeId tail = t.Var();
  BOOST_CHECK(t.CheckFails(t.Rec({{"a", kIntType}}, tail), t.Rec({{"b", kIntType}}, tail)) == Reason::kMismatch);
  BOOST_TEST(t.Unify(t.Rec({{"a", t.Var()}}, tail), t.Rec({{"a", kIntType}}, tail)).empty());
}

BOOST_AUTO_TEST_CASE(labels_are_scoped) {
  Types t;
  TypeId tail = t.Var();
  BOOST_TEST(t.Unify(t.Rec({{"a", kStringType}}, tail), t.Rec({{"a", kStringType}, {"a", kIntType}})).empty());
  BOOST_TEST(t.Text(tail) == "{a: int}");
}

BOOST_AUTO_TEST_CASE(missing_and_unexpected_fields_are_named) {
  Types t;
  auto missing = t.Unify(t.Rec({{"a", kIntType}}, t.Var()), t.Rec({{"b", kIntType}}));
  BOOST_REQUIRE(missing.size() == 1);
  BOOST_CHECK(missing[0].reason == Reason::kMissingField);
  BOOST_TEST(missing[0].name == "a");
  auto extra = t.Unify(t.Rec({}), t.Rec({{"b", kIntType}}));
  BOOST_REQUIRE(extra.size() == 1);
  BOOST_CHECK(extra[0].reason == Reason::kUnexpectedField);
  BOOST_TEST(extra[0].name == "b");
}

BOOST_AUTO_TEST_CASE(dynamic_values_have_any_member) {
  Types t;
  BOOST_TEST(t.Unify(kDynamicType, t.Rec({{"a", t.Var()}}, t.Var())).empty());
  BOOST_CHECK(t.CheckFails(kDynamicType, kIntType) == Reason::kMismatch);
}

BOOST_AUTO_TEST_CASE(kinds_travel_with_variables) {
  Types t;
  TypeId a = t.Var({Kind::kAddable}), b = t.Var({Kind::kComparable});
  t.CheckUnifies(a, b);
  auto problems = t.Unify(a, kBoolType);
  BOOST_TEST(problems.size() == 2);
  BOOST_CHECK(problems[0].reason == Reason::kKind);
  BOOST_CHECK(problems[0].kind == Kind::kAddable);
}

BOOST_AUTO_TEST_CASE(kinds_of_compound_types) {
  Types t;
  auto is = [&](TypeId type, Kind kind) {
    Unifier unifier(t);
    unifier.Constrain(type, kind);
    return unifier.Finish().empty();
  };
  BOOST_TEST(is(t.Array(kIntType), Kind::kEquatable));
  BOOST_TEST(!is(t.Array(t.Dict(kIntType, kIntType)), Kind::kEquatable));
  BOOST_TEST(!is(t.Array(kIntType), Kind::kStringable));
  BOOST_TEST(is(t.Rec({{"a", kIntType}}), Kind::kRecord));
  BOOST_TEST(is(t.Rec({{"a", kIntType}}), Kind::kEquatable));
  BOOST_TEST(!is(t.Rec({{"a", kRegexpType}}), Kind::kEquatable));
  BOOST_TEST(is(t.Vector(kIntType), Kind::kAddable));
  BOOST_TEST(!is(t.Fun({}, kIntType), Kind::kBasic));
  BOOST_TEST(is(t.Label("a"), Kind::kLabel));
  BOOST_TEST(!is(kStringType, Kind::kLabel));
  BOOST_TEST(is(kUintType, Kind::kNegatable));
  BOOST_TEST(is(kDynamicType, Kind::kBasic));
  BOOST_TEST(!is(kTimeType, Kind::kAddable));
}

BOOST_AUTO_TEST_CASE(optional_parameters_may_be_missing) {
  Types t;
  TypeId narrow = t.Fun({{Mode::kRequired, "a", kIntType}}, kIntType);
  TypeId wide = t.Fun({{Mode::kRequired, "a", kIntType}, {Mode::kOptional, "b", kIntType}}, kIntType);
  BOOST_TEST(t.Unify(narrow, wide).empty());
  BOOST_TEST(t.Unify(wide, narrow).empty());
  TypeId none = t.Fun({}, kIntType);
  BOOST_CHECK(t.CheckFails(narrow, none) == Reason::kMissingArgument);
  BOOST_CHECK(t.CheckFails(none, narrow) == Reason::kUnexpectedArgument);
}

BOOST_AUTO_TEST_CASE(pipe_parameters) {
  Types t;
  TypeId named = t.Fun({{Mode::kPipe, "t", kIntType}}, kIntType);
  TypeId other = t.Fun({{Mode::kPipe, "u", kIntType}}, kIntType);
  TypeId unnamed = t.Fun({{Mode::kPipe, "", kIntType}}, kIntType);
  TypeId by_name = t.Fun({{Mode::kRequired, "t", kIntType}}, kIntType);
  TypeId none = t.Fun({}, kIntType);
  BOOST_TEST(t.Unify(named, unnamed).empty());
  BOOST_TEST(t.Unify(unnamed, other).empty());
  BOOST_TEST(t.Unify(named, by_name).empty());
  BOOST_TEST(t.Unify(by_name, named).empty());
  BOOST_CHECK(t.CheckFails(named, other) == Reason::kPipeNames);
  BOOST_CHECK(t.CheckFails(none, unnamed) == Reason::kMissingPipe);
  BOOST_CHECK(t.CheckFails(unnamed, none) == Reason::kMissingPipe);
  BOOST_CHECK(t.CheckFails(named, none) == Reason::kMissingArgument);
}

BOOST_AUTO_TEST_CASE(problems_name_the_parameter) {
  Types t;
  auto problems = t.Unify(t.Fun({{Mode::kRequired, "a", kIntType}}, kIntType),
                          t.Fun({{Mode::kRequired, "a", kFloatType}}, kIntType));
  BOOST_REQUIRE(problems.size() == 1);
  BOOST_REQUIRE(problems[0].path.size() == 1);
  BOOST_TEST(problems[0].path[0] == "a");
}

BOOST_AUTO_TEST_CASE(label_variables_wait_for_their_label) {
  Types t;
  TypeId label = t.Var({Kind::kLabel}), value = t.Var(), tail = t.Var();
  Unifier unifier(t);
  unifier.Unify(t.Record(label, value, tail), t.Rec({{"a", kIntType}, {"b", kFloatType}}));
  unifier.Unify(label, t.Label("b"));
  BOOST_TEST(unifier.Finish().empty());
  BOOST_TEST(t.Text(value) == "float");
  BOOST_TEST(t.Text(tail) == "{a: int}");
}

BOOST_AUTO_TEST_CASE(generalisation_respects_levels) {
  Types t;
  TypeId outer = t.NewVariable(1), inner = t.NewVariable(2, {Kind::kAddable});
  PolyType poly = Generalize(t, t.Fun({{Mode::kRequired, "x", inner}, {Mode::kRequired, "y", outer}}, inner), 1);
  BOOST_TEST(poly.kinds.size() == 1u);
  BOOST_TEST(PrintPolyType(t, poly) == "(x: A, y: B) => A where A: Addable");
  TypeId first = Instantiate(t, t, poly, 1);
  BOOST_TEST(
      t.Unify(first, t.Fun({{Mode::kRequired, "x", kIntType}, {Mode::kRequired, "y", t.Var()}}, t.Var())).empty());
  BOOST_TEST(t.Text(first) == "(x: int, y: A) => int");
  BOOST_TEST(PrintPolyType(t, poly) == "(x: A, y: B) => A where A: Addable");
}

BOOST_AUTO_TEST_CASE(binding_lowers_levels) {
  Types t;
  TypeId outer = t.NewVariable(1), inner = t.NewVariable(2);
  t.CheckUnifies(outer, t.Array(inner));
  BOOST_TEST(Generalize(t, inner, 1).kinds.empty());
}

BOOST_AUTO_TEST_CASE(types_print_as_written) {
  Types t;
  TypeId row = t.Var({Kind::kRecord});
  TypeId fn = t.Fun({{Mode::kPipe, "tables", t.Stream(t.Rec({{"_value", kFloatType}}, row))},
                     {Mode::kRequired, "n", kIntType},
                     {Mode::kOptional, "column", kStringType}},
                    t.Stream(t.Rec({{"two words", t.Dict(kStringType, t.Vector(kBytesType))}}, row)));
  BOOST_TEST(PrintPolyType(t, Generalize(t, fn, 0)) ==
             "(<-tables: stream[{A with _value: float}], n: int, ?column: string) => "
             "stream[{A with \"two words\": [string:vector[bytes]]}] where A: Record");
  BOOST_TEST(t.Text(t.Fun({{Mode::kPipe, "", t.Var()}}, t.Label("a"))) == "(<-: A) => .a");
  BOOST_TEST(t.Text(kEmptyRecordType) == "{}");
  BOOST_TEST(PrintColumns(t, t.Rec({{"host", kStringType}, {"x", t.Var()}})) == "host (string), x");
}

PackageInterface ExampleInterface() {
  auto types = std::make_shared<Types>();
  TypeId a = types->Var({Kind::kRecord});
  TypeId fn =
      types->Fun({{Mode::kPipe, "tables", types->Stream(a)}, {Mode::kOptional, "n", kIntType}}, types->Stream(a));
  PackageInterface out{.path = "x/y", .name = "y", .types = types, .exports = {}};
  out.exports.push_back({"limit", Generalize(*types, fn, 0), false, true});
  out.exports.push_back({"zone", {types->Rec({{"zone", kStringType}})}, true, false});
  return out;
}

BOOST_AUTO_TEST_CASE(interfaces_survive_serialisation) {
  PackageInterface out = ExampleInterface();
  std::string bytes = SerializeInterfaces({&out});
  auto in = DeserializeInterfaces(bytes);
  BOOST_REQUIRE(in.has_value());
  BOOST_REQUIRE(in->size() == 1);
  const PackageInterface& package = in->front();
  BOOST_TEST(package.path == "x/y");
  BOOST_REQUIRE(package.FindExport("limit"));
  BOOST_TEST(!package.FindExport("limits"));
  BOOST_TEST(package.FindExport("limit")->is_builtin);
  BOOST_TEST(package.FindExport("zone")->is_option);
  BOOST_TEST(PrintPolyType(*package.types, package.FindExport("limit")->type) ==
             "(<-tables: stream[A], ?n: int) => stream[A] where A: Record");
  TypeStore own;
  TypeId used = Instantiate(own, *package.types, package.FindExport("limit")->type, 1);
  BOOST_TEST(PrintType(own, used) == "(<-tables: stream[A], ?n: int) => stream[A]");
}

BOOST_AUTO_TEST_CASE(damaged_interfaces_are_refused) {
  PackageInterface out = ExampleInterface();
  std::string bytes = SerializeInterfaces({&out});
  for (size_t size = 0; size < bytes.size(); ++size)
    BOOST_TEST(!DeserializeInterfaces(std::string_view(bytes).substr(0, size)).has_value());
  // A changed byte may still give valid types, but must never be followed out of bounds.
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    (void)DeserializeInterfaces(damaged);
  }
}

}  // namespace
}  // namespace flux
