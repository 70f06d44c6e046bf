#include <boost/test/unit_test.hpp>

#include "compiler/ast/dump.h"
#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(statements)

static void CheckTree(std::string source, std::string_view tree) {
  Parsed parsed(source);
  BOOST_TEST(parsed.diagnostics.all().empty(), Problems(source));
  BOOST_TEST(ast::Dump(parsed.file) == tree);
}

BOOST_AUTO_TEST_CASE(package_and_imports) {
  CheckTree("package p\nimport \"a\"\nimport b \"c/d\"\nx = 1\n",
            "File\n  PackageClause p\n  ImportDecl \"a\"\n  ImportDecl b \"c/d\"\n  VariableStmt x\n    IntLit 1\n");
  CheckTree("import \"a\"\n[1]\n", "File\n  ImportDecl \"a\"\n  ExprStmt\n    ArrayExpr\n      IntLit 1\n");
  CheckTree("package p\n(1)\n", "File\n  PackageClause p\n  ExprStmt\n    ParenExpr\n      IntLit 1\n");
}

BOOST_AUTO_TEST_CASE(options) {
  CheckTree("option a = 1\noption b.c = 2\n", "File\n  OptionStmt a\n    IntLit 1\n  OptionStmt b.c\n    IntLit 2\n");
}

BOOST_AUTO_TEST_CASE(testcases) {
  CheckTree("testcase t extends \"p/x\" { a = 1 b() }\ntestcase u {}\n-1",
            "File\n  TestcaseStmt t extends \"p/x\"\n    VariableStmt a\n      IntLit 1\n    ExprStmt\n      CallExpr\n"
            "        Identifier b\n  TestcaseStmt u\n  ExprStmt\n    UnaryExpr -\n      IntLit 1\n");
}

BOOST_AUTO_TEST_CASE(attributes) {
  CheckTree("@edition(\"1\")\npackage p\n@a\n@b(1, x,)\ny = 2\n",
            "File\n  PackageClause p\n    Attribute edition\n      StringLit \"1\"\n  VariableStmt y\n    IntLit 2\n"
            "    Attribute a\n    Attribute b\n      IntLit 1\n      Identifier x\n");
}

BOOST_AUTO_TEST_CASE(function_blocks) {
  CheckTree("f = (a) => {\n  b = a\n  b.c()\n  return b\n}\n",
            "File\n  VariableStmt f\n    FunctionExpr\n      Param a\n      VariableStmt b\n        Identifier a\n"
            "      ExprStmt\n        CallExpr\n          MemberExpr c\n            Identifier b\n      ReturnStmt\n"
            "        Identifier b\n");
}

BOOST_AUTO_TEST_CASE(types) {
  CheckTree(
      "builtin f : (a: int, ?b: [A], <-t: stream[{A with \"x y\": T}], ?c: string = .d) => [string: dynamic] "
      "where A: Record + Equatable, T: Label\n",
      "File\n  BuiltinStmt f\n    FunctionType\n      ParamType a\n        NamedType int\n      ParamType ?b\n"
      "        ArrayType\n          VariableType A\n      ParamType <-t\n        StreamType\n"
      "          RecordType with A\n            PropertyType \"x y\"\n              VariableType T\n"
      "      ParamType ?c\n        NamedType string\n        LabelType d\n      DictType\n        NamedType string\n"
      "        DynamicType\n    Constraint A: Record + Equatable\n    Constraint T: Label\n");
  CheckTree(
      "builtin g : (<-: vector[float]) => {a: int, b: () => {}}\nbuiltin h : {}\nx = 1",
      "File\n  BuiltinStmt g\n    FunctionType\n      ParamType <-\n        VectorType\n          NamedType float\n"
      "      RecordType\n        PropertyType a\n          NamedType int\n        PropertyType b\n"
      "          FunctionType\n            RecordType\n  BuiltinStmt h\n    RecordType\n  VariableStmt x\n"
      "    IntLit 1\n");
}

BOOST_AUTO_TEST_CASE(statement_after_a_type) {
  CheckTree("builtin x : int\n(1)\nbuiltin y : A\n[2]",
            "File\n  BuiltinStmt x\n    NamedType int\n  ExprStmt\n    ParenExpr\n      IntLit 1\n  BuiltinStmt y\n"
            "    VariableType A\n  ExprStmt\n    ArrayExpr\n      IntLit 2\n");
}

BOOST_AUTO_TEST_CASE(spans_are_bytes) {
  Parsed parsed("ä = \"中\" + b // c\n");
  const auto* variable = ast::As<ast::VariableStmt>(parsed.file.statements[0]);
  BOOST_REQUIRE(variable);
  auto text = [&](Span span) { return parsed.file.source->Text(span); };
  BOOST_TEST(text(variable->span) == "ä = \"中\" + b");
  BOOST_TEST(text(variable->name.span) == "ä");
  const auto* sum = ast::As<ast::BinaryExpr>(variable->init);
  BOOST_REQUIRE(sum);
  BOOST_TEST(text(sum->op_span) == "+");
  BOOST_TEST(text(sum->left->span) == "\"中\"");
  BOOST_REQUIRE(parsed.file.comments.size() == 1u);
  BOOST_TEST(text(parsed.file.comments[0].span) == "// c");
}

BOOST_AUTO_TEST_CASE(empty_files) {
  CheckTree("", "File\n");
  CheckTree("  // nothing\n", "File\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
