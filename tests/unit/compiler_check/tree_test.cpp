#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

template <typename T>
const T& As(const hir::Expr* expr) {
  const T* node = hir::As<T>(expr);
  BOOST_REQUIRE(node);
  return *node;
}

BOOST_AUTO_TEST_CASE(names_resolve_to_their_owner) {
  Checked checked = CheckScript("import a \"array\"\nx = 1\ny = x\nz = a.from\nw = filter\nb = false");
  BOOST_REQUIRE(checked.package.statements.size() == 5);
  const auto& own = As<hir::Global>(checked.package.statements[1].value);
  BOOST_TEST(own.package == "");
  BOOST_TEST(own.name == "x");
  const auto& imported = As<hir::Global>(checked.package.statements[2].value);
  BOOST_TEST(imported.package == "array");
  BOOST_TEST(imported.name == "from");
  BOOST_TEST(As<hir::Global>(checked.package.statements[3].value).package == "universe");
  BOOST_TEST(As<hir::Global>(checked.package.statements[4].value).package == "internal/boolean");
  BOOST_TEST(checked.package.imports.size() == 5);
  BOOST_TEST(checked.package.imports.back() == "array");
}

BOOST_AUTO_TEST_CASE(pipes_become_calls) {
  Checked checked = CheckScript("from(bucket: \"b\") |> last()");
  const auto& call = As<hir::Call>(checked.package.statements[0].value);
  BOOST_TEST(As<hir::Global>(call.callee).name == "last");
  BOOST_TEST(As<hir::Global>(As<hir::Call>(call.pipe).callee).name == "from");
  BOOST_TEST(call.args.empty());
}

BOOST_AUTO_TEST_CASE(locals_have_depth_and_slot) {
  Checked checked = CheckScript("f = (a, b=1) => { c = a\n 1\n return (d) => [a, b, c, d] }");
  const auto& outer = As<hir::Function>(checked.package.statements[0].value);
  BOOST_TEST(outer.name == "f");
  BOOST_TEST(outer.local_count == 3u);
  BOOST_TEST(outer.params[1].default_value != nullptr);
  BOOST_REQUIRE(outer.statements.size() == 2);
  BOOST_CHECK(outer.statements[0].kind == hir::StmtKind::kAssign);
  BOOST_TEST(outer.statements[0].slot == 2u);
  const auto& inner = As<hir::Function>(outer.result);
  const auto& array = As<hir::Array>(inner.result);
  const uint32_t slots[] = {0, 1, 2, 0}, depths[] = {1, 1, 1, 0};
  for (size_t i = 0; i < 4; ++i) {
    BOOST_TEST(As<hir::Local>(array.elements[i]).slot == slots[i]);
    BOOST_TEST(As<hir::Local>(array.elements[i]).depth == depths[i]);
  }
}

BOOST_AUTO_TEST_CASE(defaults_see_the_scope_outside) {
  Checked checked = CheckScript("a = 1\nf = (a=a) => a");
  const auto& function = As<hir::Function>(checked.package.statements[1].value);
  BOOST_TEST(As<hir::Global>(function.params[0].default_value).name == "a");
  BOOST_TEST(As<hir::Local>(function.result).depth == 0u);
}

BOOST_AUTO_TEST_CASE(shorthand_is_spelled_out) {
  Checked checked = CheckScript("a = 1\nr = {a}\nf = (a) => a\nx = f(a)");
  BOOST_TEST(As<hir::Global>(As<hir::Record>(checked.package.statements[1].value).fields[0].value).name == "a");
  BOOST_TEST(As<hir::Global>(As<hir::Call>(checked.package.statements[3].value).args[0].value).name == "a");
}

BOOST_AUTO_TEST_CASE(options_name_the_package_that_owns_them) {
  Checked checked = CheckScript(
      "import \"settings\"\noption now = () => 2024-01-01\noption mine = 1\noption settings.limits = [1]\nx = now()");
  BOOST_TEST(checked.package.statements[0].package == "universe");
  BOOST_TEST(checked.package.statements[1].package == "");
  BOOST_TEST(checked.package.statements[2].package == "settings");
  BOOST_TEST(As<hir::Global>(As<hir::Call>(checked.package.statements[3].value).callee).package == "universe");
  BOOST_REQUIRE(checked.package.exports.size() == 2);
  BOOST_TEST(checked.package.exports[0].is_option);
}

BOOST_AUTO_TEST_CASE(every_expression_knows_its_type) {
  Checked checked = CheckScript("x = from(bucket: \"b\") |> filter(fn: (r) => r._value > 1.0)");
  const auto& call = As<hir::Call>(checked.package.statements[0].value);
  const TypeStore& types = *checked.package.types;
  BOOST_CHECK(types.Tag(call.type) == TypeTag::kStream);
  const auto& function = As<hir::Function>(call.args[0].value);
  BOOST_CHECK(types.Tag(function.result->type) == TypeTag::kBool);
  BOOST_CHECK(types.Tag(function.params[0].type) == TypeTag::kRecord);
}

}  // namespace
}  // namespace flux
