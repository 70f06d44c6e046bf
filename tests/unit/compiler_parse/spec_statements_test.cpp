// Facts of the language: clauses, statements, test cases and attributes.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_statements)

static void Check(std::string source, std::string_view expected) {
  std::string found = Tree(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(clauses) {
  Check("package p", "PackageClause p");
  Check("package p\nimport \"a\"", R"(PackageClause p, ImportDecl "a")");
  Check(R"(import "a/b")", R"(ImportDecl "a/b")");
  Check(R"(import c "a/b")", R"(ImportDecl c "a/b")");
  Check("import \"a\"\nimport b \"c\"", R"(ImportDecl "a", ImportDecl b "c")");
  Check(
      "package p\nimport \"a\"\nimport \"b\"\nx = 1\ny()",
      R"(PackageClause p, ImportDecl "a", ImportDecl "b", VariableStmt x(IntLit 1), ExprStmt(CallExpr(Identifier y)))");
  Check("", "");
  Check("// note", "");
  Check("// note\nx = 1 // more\n", "VariableStmt x(IntLit 1)");
  Check("import \"a\"\n\n// note\n", R"(ImportDecl "a")");
}

BOOST_AUTO_TEST_CASE(variables) {
  Check("x = 1", "VariableStmt x(IntLit 1)");
  Check("x = 1.5", "VariableStmt x(FloatLit 1.5)");
  Check("x = [1, 2]", "VariableStmt x(ArrayExpr(IntLit 1, IntLit 2))");
  Check("x = []", "VariableStmt x(ArrayExpr)");
  Check("x = 1 y = x", "VariableStmt x(IntLit 1), VariableStmt y(Identifier x)");
  Check("x = y()", "VariableStmt x(CallExpr(Identifier y))");
  Check("a1_b2 = 3", "VariableStmt a1_b2(IntLit 3)");
  Check("_x = 1", "VariableStmt _x(IntLit 1)");
  Check("größe = 1", "VariableStmt größe(IntLit 1)");
  Check("x\ny", "ExprStmt(Identifier x), ExprStmt(Identifier y)");
  Check("x = y\n{a: 1}", "VariableStmt x(Identifier y), ExprStmt(RecordExpr(Property a(IntLit 1)))");
  Check("x = y\n(z)", "VariableStmt x(CallExpr(Identifier y, Property z))");
  Check("x = y\n[0]", "VariableStmt x(IndexExpr(Identifier y, IntLit 0))");
  Check("x = y\n-1", "VariableStmt x(BinaryExpr -(Identifier y, IntLit 1))");
  Check("true", "ExprStmt(Identifier true)");
  Check("with = 1 stream = 2 vector = 3 dynamic = 4 where = 5 extends = 6",
        "VariableStmt with(IntLit 1), VariableStmt stream(IntLit 2), VariableStmt vector(IntLit 3), VariableStmt "
        "dynamic(IntLit 4), VariableStmt where(IntLit 5), VariableStmt extends(IntLit 6)");
}

BOOST_AUTO_TEST_CASE(options) {
  Check("option a = 1", "OptionStmt a(IntLit 1)");
  Check("option a.b = 1", "OptionStmt a.b(IntLit 1)");
  Check(R"(option a = {name: "x", every: 1h})",
        R"(OptionStmt a(RecordExpr(Property name(StringLit "x"), Property every(DurationLit 1h))))");
  Check("option f = (a) => a", "OptionStmt f(FunctionExpr(Param a, Identifier a))");
  Check("option a.b = () => 2020-02-02", "OptionStmt a.b(FunctionExpr(TimeLit 2020-02-02T00:00:00Z))");
  Check("option", "BadStmt ! E0100");
  Check("option a", "BadStmt ! E0100");
  Check("option a.b.c = 1", "BadStmt ! E0100");
  Check("option a += 1", "BadStmt ! E0100");
}

BOOST_AUTO_TEST_CASE(builtins) {
  Check("builtin f", "BadStmt ! E0100");
  Check("builtin f : int", "BuiltinStmt f(NamedType int)");
  Check("builtin f : (a: int) => int\nx = 1",
        "BuiltinStmt f(FunctionType(ParamType a(NamedType int), NamedType int)), VariableStmt x(IntLit 1)");
  Check("// doc\nbuiltin f : int // tail\n", "BuiltinStmt f(NamedType int)");
  Check("builtin f : A where A: Addable\nbuiltin g : B",
        "BuiltinStmt f(VariableType A, Constraint A: Addable), BuiltinStmt g(VariableType B)");
}

BOOST_AUTO_TEST_CASE(testcases) {
  Check("testcase t {}", "TestcaseStmt t");
  Check("testcase t { a = 1 b() }", "TestcaseStmt t(VariableStmt a(IntLit 1), ExprStmt(CallExpr(Identifier b)))");
  Check(
      R"(testcase t extends "p/f.x" { option now = () => 2020-01-01 x |> y() })",
      R"(TestcaseStmt t extends "p/f.x"(OptionStmt now(FunctionExpr(TimeLit 2020-01-01T00:00:00Z)), ExprStmt(PipeExpr(Identifier x, CallExpr(Identifier y)))))");
  Check("testcase t extends x {}", "BadStmt ! E0100");
  Check("testcase {}", "BadStmt ! E0100");
  Check("testcase t", "BadStmt ! E0100");
  Check("testcase a { testcase b {} }", "TestcaseStmt a(TestcaseStmt b)");
}

BOOST_AUTO_TEST_CASE(attributes) {
  Check("@a\npackage p", "PackageClause p(Attribute a)");
  Check("@a()\npackage p", "PackageClause p(Attribute a)");
  Check(
      "@a(1, \"b\", 2h, 3.5, /r/, x,)\npackage p",
      R"(PackageClause p(Attribute a(IntLit 1, StringLit "b", DurationLit 2h, FloatLit 3.5, RegexpLit "r", Identifier x)))");
  Check(R"(@a import "b")", R"(ImportDecl "b"(Attribute a))");
  Check(
      "@a\n@b\nimport \"c\"\n@d\nimport \"e\"\n@f\nx = 1",
      R"(ImportDecl "c"(Attribute a, Attribute b), ImportDecl "e"(Attribute d), VariableStmt x(IntLit 1, Attribute f))");
  Check("@a x = 1", "VariableStmt x(IntLit 1, Attribute a)");
  Check(R"(@a("b") builtin f : int)", R"(BuiltinStmt f(NamedType int, Attribute a(StringLit "b")))");
  Check("@a\n// doc\nx = 1", "VariableStmt x(IntLit 1, Attribute a)");
  Check("@a option b = 1", "OptionStmt b(IntLit 1, Attribute a)");
  Check("f = () => {\n @a\n return 1\n}", "VariableStmt f(FunctionExpr(ReturnStmt(IntLit 1, Attribute a)))");
  Check("@a", "BadStmt(Attribute a) ! E0132");
  Check("x = 1\n@a", "VariableStmt x(IntLit 1), BadStmt(Attribute a) ! E0132");
  Check("@a(1\nx = 2", "VariableStmt x(IntLit 2, Attribute a(IntLit 1)) ! E0105");
  Check(
      "@edition(\"2022.1\")\npackage main\n@feature({b: true})\nimport \"c\"",
      R"(PackageClause main(Attribute edition(StringLit "2022.1")), ImportDecl "c"(Attribute feature(RecordExpr(Property b(Identifier true)))))");
}

BOOST_AUTO_TEST_CASE(returns) {
  Check("f = () => { return 1 }", "VariableStmt f(FunctionExpr(ReturnStmt(IntLit 1)))");
  Check("return 1", "ReturnStmt(IntLit 1)");
  Check("f = () => { return 1 x = 2 }", "VariableStmt f(FunctionExpr(ReturnStmt(IntLit 1), VariableStmt x(IntLit 2)))");
  Check("return", "ReturnStmt(BadExpr) ! E0101");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
