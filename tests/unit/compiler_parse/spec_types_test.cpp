// Facts of the language: type expressions of builtin statements.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_types)

static void Check(std::string source, std::string_view expected) {
  std::string found = Tree(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(names) {
  Check("builtin x : A", "BuiltinStmt x(VariableType A)");
  Check("builtin x : int", "BuiltinStmt x(NamedType int)");
  Check("builtin x : uint", "BuiltinStmt x(NamedType uint)");
  Check("builtin x : float", "BuiltinStmt x(NamedType float)");
  Check("builtin x : string", "BuiltinStmt x(NamedType string)");
  Check("builtin x : bool", "BuiltinStmt x(NamedType bool)");
  Check("builtin x : time", "BuiltinStmt x(NamedType time)");
  Check("builtin x : duration", "BuiltinStmt x(NamedType duration)");
  Check("builtin x : bytes", "BuiltinStmt x(NamedType bytes)");
  Check("builtin x : regexp", "BuiltinStmt x(NamedType regexp)");
  Check("builtin x : dynamic", "BuiltinStmt x(DynamicType)");
  Check("builtin x : .name", "BuiltinStmt x(LabelType name)");
  Check("builtin x : other", "BuiltinStmt x(NamedType other)");
}

BOOST_AUTO_TEST_CASE(compounds) {
  Check("builtin x : [int]", "BuiltinStmt x(ArrayType(NamedType int))");
  Check("builtin x : [[string]]", "BuiltinStmt x(ArrayType(ArrayType(NamedType string)))");
  Check("builtin x : [string: int]", "BuiltinStmt x(DictType(NamedType string, NamedType int))");
  Check("builtin x : [A: [B]]", "BuiltinStmt x(DictType(VariableType A, ArrayType(VariableType B)))");
  Check("builtin x : stream[A]", "BuiltinStmt x(StreamType(VariableType A))");
  Check("builtin x : vector[float]", "BuiltinStmt x(VectorType(NamedType float))");
  Check("builtin x : stream[{A with b: int}]",
        "BuiltinStmt x(StreamType(RecordType with A(PropertyType b(NamedType int))))");
  Check("builtin x : {}", "BuiltinStmt x(RecordType)");
  Check("builtin x : {a: int}", "BuiltinStmt x(RecordType(PropertyType a(NamedType int)))");
  Check("builtin x : {a: int, b: uint,}",
        "BuiltinStmt x(RecordType(PropertyType a(NamedType int), PropertyType b(NamedType uint)))");
  Check(R"(builtin x : {"a b": int, c: [time]})",
        R"(BuiltinStmt x(RecordType(PropertyType "a b"(NamedType int), PropertyType c(ArrayType(NamedType time)))))");
  Check("builtin x : {A with b: int}", "BuiltinStmt x(RecordType with A(PropertyType b(NamedType int)))");
  Check(
      R"(builtin x : {A with b: int, "c d": {B with e: string}})",
      R"(BuiltinStmt x(RecordType with A(PropertyType b(NamedType int), PropertyType "c d"(RecordType with B(PropertyType e(NamedType string))))))");
  Check("builtin x : {A with}", "BuiltinStmt x(RecordType with A) ! E0100");
  Check("builtin x : {a}", "BuiltinStmt x(RecordType) ! E0100");
  Check("builtin x : {a: int", "BuiltinStmt x(RecordType(PropertyType a(NamedType int))) ! E0105");
  Check("builtin x : [int", "BuiltinStmt x(ArrayType(NamedType int)) ! E0105");
  Check("builtin x : []", "BuiltinStmt x(ArrayType(NamedType)) ! E0100");
  Check("builtin x : {1: int}", "BuiltinStmt x(RecordType) ! E0100");
}

BOOST_AUTO_TEST_CASE(functions) {
  Check("builtin x : () => int", "BuiltinStmt x(FunctionType(NamedType int))");
  Check("builtin x : (a: int) => A", "BuiltinStmt x(FunctionType(ParamType a(NamedType int), VariableType A))");
  Check("builtin x : (a: int, b: string,) => bool",
        "BuiltinStmt x(FunctionType(ParamType a(NamedType int), ParamType b(NamedType string), NamedType bool))");
  Check("builtin x : (?a: int) => int", "BuiltinStmt x(FunctionType(ParamType ?a(NamedType int), NamedType int))");
  Check("builtin x : (<-a: int) => int", "BuiltinStmt x(FunctionType(ParamType <-a(NamedType int), NamedType int))");
  Check("builtin x : (<-: stream[A], ?b: time) => stream[A]",
        "BuiltinStmt x(FunctionType(ParamType <-(StreamType(VariableType A)), ParamType ?b(NamedType time), "
        "StreamType(VariableType A)))");
  Check("builtin x : (a: (b: A) => B) => [B]",
        "BuiltinStmt x(FunctionType(ParamType a(FunctionType(ParamType b(VariableType A), VariableType B)), "
        "ArrayType(VariableType B)))");
  Check("builtin x : (?a: A = .b) => A",
        "BuiltinStmt x(FunctionType(ParamType ?a(VariableType A, LabelType b), VariableType A))");
  Check(R"(builtin x : (?a: string = "b") => int)", "BuiltinStmt x(FunctionType(NamedType int)) ! E0100");
  Check("builtin x : (a: int", "BadStmt ! E0100 ! E0105");
  Check("builtin x : (a: int) int", "BadStmt ! E0100");
  Check("builtin x : (int) => int", "BuiltinStmt x(FunctionType(NamedType int)) ! E0100");
  Check("builtin x : (a int) => int", "BuiltinStmt x(FunctionType(NamedType int)) ! E0100");
  Check(R"(builtin x : ("a": int) => int)", "BuiltinStmt x(FunctionType(NamedType int)) ! E0100");
  Check("builtin x : (a: int b: int) => {c: int d: int}",
        "BuiltinStmt x(FunctionType(ParamType a(NamedType int), ParamType b(NamedType int), RecordType(PropertyType "
        "c(NamedType int), PropertyType d(NamedType int)))) ! W0510 ! W0510");
}

BOOST_AUTO_TEST_CASE(constraints) {
  Check("builtin x : A where A: Numeric", "BuiltinStmt x(VariableType A, Constraint A: Numeric)");
  Check("builtin x : (a: A) => B where A: Addable + Divisible, B: Record",
        "BuiltinStmt x(FunctionType(ParamType a(VariableType A), VariableType B), Constraint A: Addable + Divisible, "
        "Constraint B: Record)");
  Check("builtin x : [A] where A: Equatable, A: Nullable",
        "BuiltinStmt x(ArrayType(VariableType A), Constraint A: Equatable, Constraint A: Nullable)");
  Check("builtin x : A where", "BadStmt ! E0100");
  Check("builtin x : A where A", "BadStmt ! E0100");
  Check("builtin x : A where A: Addable +", "BadStmt ! E0100");
  Check("builtin x : A where A: 1", "BadStmt ! E0100");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
