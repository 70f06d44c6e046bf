// Which types satisfy which kinds, alone and as parts of others.

#include <boost/test/unit_test.hpp>

#include "compiler/types/print.h"
#include "compiler/types/unify.h"

namespace flux {
namespace {

constexpr Kind kAllKinds[] = {
#define FLUX_KIND(name, spelling) Kind::name,
#include "compiler/types/kinds.def"
};

bool Satisfies(TypeStore& types, TypeId type, Kind kind) {
  Unifier unifier(types);
  unifier.Constrain(type, kind);
  return unifier.Finish().empty();
}

// Expects the type to be of exactly these kinds.
void CheckKinds(TypeStore& types, TypeId type, KindSet expected) {
  for (Kind kind : kAllKinds) BOOST_TEST_CONTEXT(PrintType(types, type) << " " << KindName(kind)) {
      BOOST_TEST(Satisfies(types, type, kind) == expected.Has(kind));
    }
}

const KindSet kNumber = {Kind::kAddable,    Kind::kSubtractable, Kind::kDivisible, Kind::kNumeric,    Kind::kNegatable,
                         Kind::kComparable, Kind::kEquatable,    Kind::kNullable,  Kind::kStringable, Kind::kBasic};
const KindSet kText = {Kind::kAddable,  Kind::kComparable, Kind::kEquatable,
                       Kind::kNullable, Kind::kStringable, Kind::kBasic};
const KindSet kInstant = {Kind::kComparable, Kind::kEquatable,  Kind::kNullable,
                          Kind::kTimeable,   Kind::kStringable, Kind::kBasic};

BOOST_AUTO_TEST_CASE(kinds_of_basic_types) {
  TypeStore t;
  for (TypeId number : {kIntType, kUintType, kFloatType}) CheckKinds(t, number, kNumber);
  CheckKinds(t, kStringType, kText);
  CheckKinds(t, kTimeType, kInstant);
  CheckKinds(t, kDurationType, kInstant.Union({Kind::kNegatable}));
  CheckKinds(t, kBoolType, {Kind::kEquatable, Kind::kNullable, Kind::kStringable, Kind::kBasic});
  CheckKinds(t, kBytesType, {Kind::kEquatable, Kind::kBasic});
  CheckKinds(t, kRegexpType, {Kind::kBasic});
  CheckKinds(t, kDynamicType, {Kind::kBasic});
}

BOOST_AUTO_TEST_CASE(labels_are_labels_and_text) {
  TypeStore t;
  CheckKinds(t, t.Label("host"), kText.Union({Kind::kLabel}));
}

BOOST_AUTO_TEST_CASE(vectors_have_the_kinds_of_their_elements) {
  TypeStore t;
  CheckKinds(t, t.Vector(kIntType), kNumber);
  CheckKinds(t, t.Vector(kStringType), kText);
  CheckKinds(t, t.Vector(kTimeType), kInstant);
}

BOOST_AUTO_TEST_CASE(collections_are_equatable_when_their_parts_are) {
  TypeStore t;
  CheckKinds(t, t.Array(kIntType), {Kind::kEquatable});
  CheckKinds(t, t.Array(kRegexpType), {});
  CheckKinds(t, kEmptyRecordType, {Kind::kRecord, Kind::kEquatable});
  CheckKinds(t, t.Record("a", kIntType, kEmptyRecordType), {Kind::kRecord, Kind::kEquatable});
  CheckKinds(t, t.Record("a", kRegexpType, kEmptyRecordType), {Kind::kRecord});
  CheckKinds(t, t.Dict(kStringType, kIntType), {});
  CheckKinds(t, t.Function({}, kIntType), {});
}

BOOST_AUTO_TEST_CASE(two_variables_have_the_kinds_of_both) {
  TypeStore t;
  TypeId a = t.NewVariable(0, {Kind::kAddable, Kind::kDivisible}), b = t.NewVariable(0, {Kind::kComparable});
  Unifier unifier(t);
  unifier.Unify(a, b);
  BOOST_TEST(unifier.Finish().empty());
  BOOST_CHECK(t.Resolve(a) == t.Resolve(b));
  BOOST_CHECK(t.VariableKinds(t.Resolve(a)) == (KindSet{Kind::kAddable, Kind::kDivisible, Kind::kComparable}));
  unifier.Unify(b, kStringType);
  BOOST_TEST(!unifier.Finish().empty());
}

// Makes `(params…) => result` from required parameters, optional ones and a pipe.
struct Signature {
  std::vector<std::pair<std::string, TypeId>> required, optional, pipe;
  TypeId result;

  TypeId In(TypeStore& t) const {
    std::vector<FunctionParam> params;
    for (auto& [name, type] : pipe) params.push_back({FunctionParam::Mode::kPipe, t.Intern(name), type});
    for (auto& [name, type] : required) params.push_back({FunctionParam::Mode::kRequired, t.Intern(name), type});
    for (auto& [name, type] : optional) params.push_back({FunctionParam::Mode::kOptional, t.Intern(name), type});
    return t.Function(params, result);
  }
};

bool Agree(TypeStore& t, TypeId expected, TypeId actual) {
  Unifier unifier(t);
  unifier.Unify(expected, actual);
  return unifier.Finish().empty();
}

BOOST_AUTO_TEST_CASE(functions_must_share_what_is_required) {
  TypeStore t;
  auto var = [&t](KindSet kinds = {}) { return t.NewVariable(0, kinds); };
  TypeId a = var({Kind::kAddable}), c = var({Kind::kAddable});
  TypeId two = Signature{{{"v", a}, {"w", a}}, {{"n", var({Kind::kDivisible})}}, {}, a}.In(t);
  TypeId other = Signature{{{"o", c}}, {{"m", c}}, {}, c}.In(t);
  BOOST_TEST(!Agree(t, two, other));
  BOOST_TEST(!Agree(t, other, two));
  TypeId piped = Signature{{{"v", var()}}, {}, {{"p", var()}}, kIntType}.In(t);
  TypeId plain = Signature{{{"v", var()}}, {}, {}, kIntType}.In(t);
  BOOST_TEST(!Agree(t, piped, plain));
  BOOST_TEST(!Agree(t, plain, piped));
}

BOOST_AUTO_TEST_CASE(a_call_needs_no_optional_parameters) {
  TypeStore t;
  TypeId a = t.NewVariable(0, {Kind::kAddable}), b = t.NewVariable(0, {Kind::kDivisible});
  TypeId call = Signature{{{"v", kIntType}, {"w", kIntType}}, {}, {}, kIntType}.In(t);
  BOOST_TEST(Agree(t, call, Signature{{{"v", a}, {"w", a}}, {{"n", b}}, {}, a}.In(t)));
  BOOST_CHECK(t.Resolve(a) == kIntType);
  BOOST_CHECK(t.Tag(b) == TypeTag::kVariable);
  BOOST_CHECK(t.VariableKinds(t.Resolve(b)) == KindSet{Kind::kDivisible});
}

BOOST_AUTO_TEST_CASE(functions_in_functions) {
  TypeStore t;
  TypeId a = t.NewVariable(0, {Kind::kAddable}), b = t.NewVariable(0, {Kind::kDivisible});
  TypeId general = Signature{{{"v", a}}, {{"g", Signature{{{"v", a}}, {}, {}, b}.In(t)}}, {}, a}.In(t);
  TypeId special =
      Signature{{{"v", kIntType}, {"g", Signature{{{"v", kIntType}}, {}, {}, kFloatType}.In(t)}}, {}, {}, kIntType}.In(
          t);
  BOOST_TEST(Agree(t, special, general));
  BOOST_CHECK(t.Resolve(a) == kIntType);
  BOOST_CHECK(t.Resolve(b) == kFloatType);
}

// A row cannot be itself with a field more.
BOOST_AUTO_TEST_CASE(a_row_does_not_contain_itself) {
  TypeStore t;
  TypeId row = t.NewVariable(0), rest = t.NewVariable(0);
  TypeId in = t.Record("raw", kFloatType, rest);
  TypeId out = t.Record("val", kFloatType, t.Record("raw", kFloatType, kEmptyRecordType));
  TypeId expected = Signature{{{"r", row}}, {}, {}, row}.In(t), actual = Signature{{{"r", in}}, {}, {}, out}.In(t);
  BOOST_TEST(Agree(t, expected, actual));
  TypeId open = t.Record("raw", kFloatType, t.NewVariable(0));
  BOOST_TEST(!Agree(t, open, t.Record("val", kFloatType, t.RecordOf(open).tail)));
}

BOOST_AUTO_TEST_CASE(fields_of_one_name_keep_their_order) {
  TypeStore t;
  auto row = [&t](std::initializer_list<std::pair<std::string_view, TypeId>> fields, TypeId tail) {
    for (auto it = std::rbegin(fields); it != std::rend(fields); ++it) tail = t.Record(it->first, it->second, tail);
    return tail;
  };
  TypeId tail = t.NewVariable(0), end = kEmptyRecordType;
  BOOST_TEST(
      Agree(t, row({{"a", kIntType}, {"b", kStringType}}, tail), row({{"b", kStringType}, {"a", kIntType}}, tail)));
  BOOST_TEST(Agree(t, row({{"a", kIntType}, {"b", kStringType}, {"b", kIntType}}, end),
                   row({{"b", kStringType}, {"b", kIntType}, {"a", kIntType}}, end)));
  BOOST_TEST(
      !Agree(t, row({{"b", kStringType}, {"b", kIntType}}, end), row({{"b", kIntType}, {"b", kStringType}}, end)));
  BOOST_TEST(!Agree(t, row({{"a", kIntType}, {"b", kStringType}}, end), row({{"a", kIntType}, {"b", kIntType}}, end)));
}

}  // namespace
}  // namespace flux
