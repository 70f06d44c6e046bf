// Code given as instructions: every opcode, and what hand-made modules can do that the emitter never does.

#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/unit/vm_interp/vm_fixture.h"
#include "vm/bytecode/verify.h"

namespace flux {
namespace {

using bytecode::Instruction;
using bytecode::Module;
using bytecode::ModuleWriter;
using bytecode::Op;
using bytecode::Opcode;
using bytecode::Wide;

// Writes code that leaves values in variables, one statement after the other.
class Script {
 public:
  explicit Script(ModuleWriter& writer) : writer_(writer) {}
  void Add(std::initializer_list<Instruction> code) { code_.insert(code_.end(), code); }
  void Load(uint16_t to, Value value) { Add({Wide(Opcode::kLoadConst, to, writer_.Constant(std::move(value)))}); }
  void Store(std::string_view name, uint16_t from) { Add({Wide(Opcode::kStoreGlobal, from, writer_.Variable(name))}); }
  // `name = left op right`, in registers 0 to 2.
  void Binary(std::string_view name, Opcode op, Value left, Value right) {
    Load(1, std::move(left));
    Load(2, std::move(right));
    Add({Op(op, 0, 1, 2)});
    Store(name, 0);
  }
  void Unary(std::string_view name, Opcode op, Value operand) {
    Load(1, std::move(operand));
    Add({Op(op, 0, 1)});
    Store(name, 0);
  }
  // Jumps over the next loads of 1 (`name` stays 0) or does not.
  void Branch(std::string_view name, Opcode op, Value condition) {
    Load(0, Value::Int(0));
    Load(1, std::move(condition));
    Add({Wide(op, 1, static_cast<uint32_t>(code_.size()) + 2)});
    Load(0, Value::Int(1));
    Store(name, 0);
  }
  void Finish(uint32_t registers) { writer_.Init(registers, code_); }

 private:
  ModuleWriter& writer_;
  std::vector<Instruction> code_;
};

void Operators(Script& script) {
  const auto integer = [](int64_t v) { return Value::Int(v); };
  script.Binary("add", Opcode::kAdd, integer(7), integer(2));
  script.Binary("sub", Opcode::kSubtract, integer(7), integer(2));
  script.Binary("mul", Opcode::kMultiply, integer(7), integer(2));
  script.Binary("div", Opcode::kDivide, integer(7), integer(2));
  script.Binary("mod", Opcode::kModulo, integer(7), integer(2));
  script.Binary("pow", Opcode::kPower, Value::Float(7), Value::Float(2));
  script.Binary("eq", Opcode::kEqual, integer(7), integer(2));
  script.Binary("ne", Opcode::kNotEqual, integer(7), integer(2));
  script.Binary("lt", Opcode::kLess, integer(7), integer(2));
  script.Binary("le", Opcode::kLessEqual, integer(7), integer(2));
  script.Binary("gt", Opcode::kGreater, integer(7), integer(2));
  script.Binary("ge", Opcode::kGreaterEqual, integer(7), integer(2));
  script.Binary("match", Opcode::kMatch, Value::String("abc"), *RegexpObject::Compile("b"));
  script.Binary("nomatch", Opcode::kNotMatch, Value::String("abc"), *RegexpObject::Compile("b"));
  script.Binary("and", Opcode::kAnd, Value::Null(ValueKind::kBool), Value::Bool(false));
  script.Binary("or", Opcode::kOr, Value::Null(ValueKind::kBool), Value::Bool(true));
  script.Unary("not", Opcode::kNot, Value::Bool(true));
  script.Unary("exists", Opcode::kExists, Value::Null(ValueKind::kInt));
  script.Unary("neg", Opcode::kNegate, integer(7));
  script.Unary("plus", Opcode::kPlus, integer(7));
}

void Branches(Script& script) {
  const Value unknown = Value::Null(ValueKind::kBool);
  script.Branch("ifTrue", Opcode::kJumpIfTrue, Value::Bool(true));
  script.Branch("ifTrueNull", Opcode::kJumpIfTrue, unknown);
  script.Branch("ifFalse", Opcode::kJumpIfFalse, Value::Bool(false));
  script.Branch("ifFalseNull", Opcode::kJumpIfFalse, unknown);
  script.Branch("unlessTrue", Opcode::kJumpUnlessTrue, Value::Bool(true));
  script.Branch("unlessTrueNull", Opcode::kJumpUnlessTrue, unknown);
  script.Branch("jump", Opcode::kJump, Value::Int(0));
}

void Structures(Script& script, ModuleWriter& writer) {
  script.Load(0, Value::String("a"));
  script.Load(1, Value::Int(1));
  script.Load(2, Value::String("b"));
  script.Load(3, Value::Int(2));
  script.Add({Op(Opcode::kArray, 4, 0, 1), Op(Opcode::kArray, 5, 2, 1), Op(Opcode::kConcat, 4, 4, 2)});
  script.Store("array", 4);
  script.Load(6, Value::Int(1));
  script.Add({Op(Opcode::kIndex, 5, 4, 6)});
  script.Store("element", 5);
  script.Add({Op(Opcode::kDict, 4, 0, 2)});
  script.Store("dict", 4);
  script.Add({Op(Opcode::kInterpolate, 4, 0, 4)});
  script.Store("text", 4);
  script.Add({Op(Opcode::kRecord, 4, 0, writer.Record({"p", "q"}))});
  script.Add({Op(Opcode::kMove, 5, 3), Op(Opcode::kRecordWith, 6, 4, writer.Record({"q"}))});
  script.Store("with", 6);
  script.Add({Op(Opcode::kMember, 5, 6, writer.Name("q")), Op(Opcode::kMemberStrict, 7, 6, writer.Name("p"))});
  script.Store("q", 5);
  script.Store("p", 7);
  script.Add({Op(Opcode::kMember, 5, 6, writer.Name("none"))});
  script.Store("missing", 5);
}

void Calls(Script& script, ModuleWriter& writer) {
  const uint32_t body = writer.Function("f", {writer.Parameter("x"), writer.Parameter("y", false, true)}, 3,
                                        {
                                            Wide(Opcode::kJumpIfPresent, 1, 2),
                                            Wide(Opcode::kLoadCapture, 1, 0),
                                            Op(Opcode::kAdd, 2, 0, 1),
                                            Op(Opcode::kReturn, 2),
                                        },
                                        {{false, 1}});
  script.Load(1, Value::Int(40));
  script.Add({Wide(Opcode::kClosure, 2, body), Op(Opcode::kMove, 3, 2)});
  script.Load(4, Value::Int(2));
  script.Add({Op(Opcode::kCall, 0, 3, writer.Site({"x"}))});
  script.Store("defaulted", 0);
  script.Add({Op(Opcode::kMove, 3, 2)});
  script.Load(4, Value::Int(5));
  script.Load(5, Value::Int(2));
  script.Add({Op(Opcode::kCall, 0, 3, writer.Site({"y", "x"}))});
  script.Store("given", 0);
  script.Add({Wide(Opcode::kSetOption, 0, writer.Option("option")),
              Wide(Opcode::kLoadPackage, 3, writer.Import("test")), Op(Opcode::kMember, 3, 3, writer.Name("source")),
              Op(Opcode::kCall, 3, 3, writer.Site({})), Op(Opcode::kResult, 3),
              Wide(Opcode::kLoadGlobal, 4, writer.Reference("test", "add"))});
  script.Load(5, Value::Int(1));
  script.Add({Op(Opcode::kCall, 0, 4, writer.Site({"a"}))});
  script.Store("builtin", 0);
}

std::shared_ptr<const Module> TestPackage() {
  ModuleWriter writer("test");
  const auto param = [&](std::string_view name) { return writer.Parameter(name); };
  writer.Builtin("add", {param("a"), writer.Parameter("b", false, true)});
  writer.Builtin("apply", {param("fn"), param("x")});
  writer.Builtin("swallow", {param("fn")});
  writer.Builtin("source");
  writer.Builtin("keep", {writer.Parameter("tables", true)});
  writer.Builtin("place");
  writer.Builtin("fail", {param("msg")});
  writer.Builtin("unknown");
  writer.Init(1, {});
  return writer.Share();
}

struct Fixture : VmFixture {
  Fixture() { services.packages["test"] = TestPackage(); }
};

BOOST_FIXTURE_TEST_SUITE(Dispatch, Fixture)

BOOST_AUTO_TEST_CASE(EveryOpcodeIsExecuted) {
  ModuleWriter writer;
  Script script(writer);
  Operators(script);
  Branches(script);
  Structures(script, writer);
  Calls(script, writer);
  script.Finish(8);
  std::set<Opcode> seen;
  for (const bytecode::Prototype& prototype : writer.module().prototypes) {
    for (const Instruction& i : prototype.code) seen.insert(i.op);
  }
  BOOST_TEST(seen.size() == bytecode::kOpcodeCount);
  BOOST_REQUIRE(bytecode::Verify(writer.module()).has_value());
  Run(writer.Share());

  const std::pair<const char*, const char*> expected[] = {
      {"add", "9"},
      {"sub", "5"},
      {"mul", "14"},
      {"div", "3"},
      {"mod", "1"},
      {"pow", "49.0"},
      {"eq", "false"},
      {"ne", "true"},
      {"lt", "false"},
      {"le", "false"},
      {"gt", "true"},
      {"ge", "true"},
      {"match", "true"},
      {"nomatch", "false"},
      {"and", "false"},
      {"or", "true"},
      {"not", "false"},
      {"exists", "false"},
      {"neg", "-7"},
      {"plus", "7"},
      {"ifTrue", "0"},
      {"ifTrueNull", "1"},
      {"ifFalse", "0"},
      {"ifFalseNull", "1"},
      {"unlessTrue", "1"},
      {"unlessTrueNull", "0"},
      {"jump", "0"},
      {"element", "\"b\""},
      {"text", "\"a1b2\""},
      {"q", "2"},
      {"p", "\"a\""},
      {"defaulted", "42"},
      {"given", "7"},
      {"builtin", "101"},
      {"array", "[\"a\", \"b\"]"},
      {"dict", "[\"a\": 1, \"b\": 2]"},
      {"with", "{p: \"a\", q: 2}"},
  };
  for (const auto& [name, value] : expected) BOOST_TEST(Text(name) == value, name << " is " << Text(name));
  BOOST_TEST(vm.Global("main", "missing")->is_null());
  BOOST_TEST(Text("option") == "7");
  BOOST_TEST(vm.TakeResults().size() == 1u);
  BOOST_TEST(vm.TakeResults().empty());
}

// f = () => f(), which scripts cannot write: a global that holds the function is called through an option.
BOOST_AUTO_TEST_CASE(EndlessRecursionIsAnError) {
  ModuleWriter writer;
  const uint32_t f = writer.Option("f");
  const uint32_t body = writer.Function("f", {}, 1,
                                        {
                                            Wide(Opcode::kLoadGlobal, 0, f),
                                            Op(Opcode::kCall, 0, 0, writer.Site({})),
                                            Op(Opcode::kReturn, 0),
                                        });
  writer.Init(1, {Wide(Opcode::kClosure, 0, body), Wide(Opcode::kSetOption, 0, f), Wide(Opcode::kLoadGlobal, 0, f),
                  Op(Opcode::kCall, 0, 0, 0)});
  const std::string message = RunFails(writer.Share());
  BOOST_TEST(message.starts_with("call stack too deep"), message);
  BOOST_TEST(message.find("at main.flux:2:3 in `f`\n") != std::string::npos, message);
  BOOST_TEST(message.find("more calls") != std::string::npos, message);
}

// f = (x) => apply(fn: f, x: x): through a builtin, that is on the native stack.
BOOST_AUTO_TEST_CASE(EndlessNativeRecursionIsAnError) {
  ModuleWriter writer;
  writer.Import("test");
  const uint32_t f = writer.Option("f");
  const uint32_t apply = writer.Reference("test", "apply");
  const uint32_t site = writer.Site({"fn", "x"});
  const uint32_t body = writer.Function("f", {writer.Parameter("x")}, 4,
                                        {
                                            Wide(Opcode::kLoadGlobal, 1, apply),
                                            Wide(Opcode::kLoadGlobal, 2, f),
                                            Op(Opcode::kMove, 3, 0),
                                            Op(Opcode::kCall, 0, 1, site),
                                            Op(Opcode::kReturn, 0),
                                        });
  writer.Init(4, {Wide(Opcode::kClosure, 0, body), Wide(Opcode::kSetOption, 0, f), Op(Opcode::kMove, 1, 0),
                  Op(Opcode::kCall, 0, 1, writer.Site({"x"}))});
  const std::string message = RunFails(writer.Share());
  BOOST_TEST(message.starts_with("call stack too deep"), message);
}

BOOST_AUTO_TEST_CASE(CancellationStopsTheScript) {
  services.token.Cancel();
  ModuleWriter writer;
  writer.Init(1, {});
  BOOST_TEST(RunFails(writer.Share()) == "canceled");
}

BOOST_AUTO_TEST_CASE(UnknownBuiltinsFailWhenCalled) {
  ModuleWriter writer;
  writer.Import("test");
  writer.Init(
      1, {Wide(Opcode::kLoadGlobal, 0, writer.Reference("test", "unknown")), Op(Opcode::kCall, 0, 0, writer.Site({}))});
  const std::string message = RunFails(writer.Share());
  BOOST_TEST(message.starts_with("`test.unknown` is not implemented yet"), message);
}

BOOST_AUTO_TEST_CASE(MissingPackagesAndNamesAreNamed) {
  ModuleWriter no_package;
  no_package.Import("nowhere");
  no_package.Init(1, {});
  BOOST_TEST(RunFails(no_package.Share()) == "no package `nowhere`");
  ModuleWriter no_name;
  no_name.Import("test");
  no_name.Reference("test", "subtract");
  no_name.Init(1, {});
  BOOST_TEST(RunFails(no_name.Share()).starts_with("package `test` has no `subtract`"));
}

BOOST_AUTO_TEST_CASE(PackagesMustNotImportEachOther) {
  ModuleWriter a("a"), b("b"), script;
  a.Import("b");
  a.Init(1, {});
  b.Import("a");
  b.Init(1, {});
  services.packages["a"] = a.Share();
  services.packages["b"] = b.Share();
  script.Import("a");
  script.Init(1, {});
  BOOST_TEST(RunFails(script.Share()) == "package `a` depends on itself");
}

BOOST_AUTO_TEST_CASE(BuiltinsMustBeDeclaredAsTheyAre) {
  ModuleWriter package("test");
  package.Builtin("add", {package.Parameter("b"), package.Parameter("a")});
  package.Init(1, {});
  Status status = vm.LoadPackage(package.Share());
  BOOST_REQUIRE(!status);
  BOOST_TEST(status.error().message ==
             "builtin `test.add` is declared with parameters `b a` but implemented with `a b`");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
