#include "vm/bytecode/verify.h"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "tests/unit/vm_bytecode/sample_module.h"

namespace flux::bytecode {
namespace {

// Applies one change to a good module, which then must be refused for that reason.
void CheckRefused(const std::function<void(Module&)>& change, std::string_view expected) {
  Module module = SampleModule();
  BOOST_REQUIRE(Verify(module).has_value());
  change(module);
  Status status = Verify(module);
  BOOST_REQUIRE_MESSAGE(!status, "accepted, expected: " << expected);
  BOOST_TEST(status.error().message.find(expected) != std::string::npos, status.error().message);
}

void CheckRefused(Instruction instruction, std::string_view expected) {
  CheckRefused([&](Module& m) { m.prototypes[1].code[1] = instruction; }, expected);
}

void CheckTreeRefused(const std::function<void(expr::Function&)>& change, std::string_view expected) {
  CheckRefused(
      [&](Module& m) {
        expr::Function tree = *m.prototypes[2].tree;
        change(tree);
        m.prototypes[2].tree = std::make_shared<const expr::Function>(std::move(tree));
      },
      expected);
}

BOOST_AUTO_TEST_CASE(OperandsMustExist) {
  CheckRefused(Op(Opcode::kMove, 5, 0), "register 5 does not exist");
  CheckRefused(Op(Opcode::kMove, 0, 5), "register 5 does not exist");
  CheckRefused(Op(Opcode::kAdd, 0, 0, 9), "register 9 does not exist");
  CheckRefused(Wide(Opcode::kLoadConst, 0, 1000), "constant 1000 does not exist");
  CheckRefused(Wide(Opcode::kLoadGlobal, 0, 1000), "reference 1000 does not exist");
  CheckRefused(Wide(Opcode::kLoadCapture, 0, 0), "capture 0 does not exist");
  CheckRefused(Wide(Opcode::kClosure, 0, 70000), "function 70000 does not exist");
  CheckRefused(Wide(Opcode::kLoadPackage, 0, 1), "import 1 does not exist");
  CheckRefused(Op(Opcode::kMember, 0, 0, 999), "name 999 does not exist");
  CheckRefused(Op(Opcode::kArray, 0, 2, 4), "register 5 does not exist");
  CheckRefused(Op(Opcode::kDict, 0, 0, 3), "register 5 does not exist");
  CheckRefused(Op(Opcode::kCall, 0, 3, 0), "register 5 does not exist");
  CheckRefused(Op(Opcode::kCall, 0, 0, 8), "call site 8 does not exist");
  CheckRefused(Op(Opcode::kRecord, 0, 5, 0), "register 5 does not exist");
  CheckRefused(Op(Opcode::kRecordWith, 0, 4, 0), "register 5 does not exist");
  CheckRefused(Op(Opcode::kRecord, 0, 0, 3), "shape 3 does not exist");
}

BOOST_AUTO_TEST_CASE(JumpsGoForwardInside) {
  CheckRefused(Wide(Opcode::kJump, 0, 99), "jump target 99 does not exist");
  CheckRefused(Wide(Opcode::kJump, 0, 0), "jump to 0 goes backwards");
  CheckRefused(Wide(Opcode::kJumpIfTrue, 0, 1), "jump to 1 goes backwards");
}

BOOST_AUTO_TEST_CASE(FunctionsAreWellFormed) {
  CheckRefused([](Module& m) { m.prototypes[1].code.pop_back(); }, "does not end in `return`");
  CheckRefused([](Module& m) { m.prototypes[1].code.clear(); }, "does not end in `return`");
  CheckRefused([](Module& m) { m.prototypes[1].name = 999; }, "name 999 does not exist");
  CheckRefused([](Module& m) { m.prototypes[1].register_count = 1; }, "fewer registers than parameters");
  CheckRefused([](Module& m) { m.prototypes[1].register_count = 70000; }, "too many registers");
  CheckRefused([](Module& m) { m.prototypes[1].params[1].is_pipe = true; }, "more than one pipe parameter");
  CheckRefused([](Module& m) { m.prototypes[1].lines[1].pc = 0; }, "line table is out of order");
  CheckRefused([](Module& m) { m.prototypes[2].captures[0].index = 7; }, "register 7 does not exist");
  CheckRefused([](Module& m) { m.prototypes[2].captures[0].is_capture = true; }, "capture 0 does not exist");
  CheckRefused([](Module& m) { m.prototypes.clear(); }, "no initialisation code");
  CheckRefused([](Module& m) { m.prototypes[0].params.push_back({}); }, "takes parameters");
  CheckRefused([](Module& m) { m.references[0].package = "universe"; }, "stores to a variable of package");
}

BOOST_AUTO_TEST_CASE(TablesAreWellFormed) {
  CheckRefused([](Module& m) { m.globals[0].name = 999; }, "name 999 does not exist");
  CheckRefused([](Module& m) { m.globals[3].params[0].name = 999; }, "name 999 does not exist");
  CheckRefused([](Module& m) { m.call_sites[0].names[0] = 999; }, "name 999 does not exist");
  CheckRefused([](Module& m) { m.shapes[0].names[0] = 999; }, "name 999 does not exist");
  CheckRefused([](Module& m) { m.references[0].name = 999; }, "name 999 does not exist");
}

BOOST_AUTO_TEST_CASE(RowTreesAreWellFormed) {
  CheckTreeRefused([](expr::Function& t) { t.body = 9; }, "is the body but does not exist");
  CheckTreeRefused([](expr::Function& t) { t.nodes[1].children = {3}; }, "does not come after its children");
  CheckTreeRefused([](expr::Function& t) { t.nodes[3].children = {1}; }, "wrong number of children");
  CheckTreeRefused([](expr::Function& t) { t.nodes[3].children = {1, 1}; }, "has two parents");
  CheckTreeRefused([](expr::Function& t) { t.nodes[0].index = 1; }, "names no parameter");
  CheckTreeRefused([](expr::Function& t) { t.nodes[2].index = 1; }, "names no capture");
  CheckTreeRefused([](expr::Function& t) { t.nodes[2].kind = expr::NodeKind::kLocal; }, "names no let");
  CheckTreeRefused([](expr::Function& t) { t.params = {"r", "s"}; }, "has other parameters");
  CheckTreeRefused([](expr::Function& t) { t.capture_count = 2; }, "another number of captures");
  CheckTreeRefused(
      [](expr::Function& t) {
        for (uint32_t i = 0; i < kMaxTreeDepth; ++i) {
          t.body = t.Add({.kind = expr::NodeKind::kUnary, .children = {t.body}});
        }
      },
      "nested too deep");
}

}  // namespace
}  // namespace flux::bytecode
