#include "vm/bytecode/disassemble.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/vm_bytecode/sample_module.h"

namespace flux::bytecode {
namespace {

BOOST_AUTO_TEST_CASE(ListingNamesEverything) {
  const std::string text = Disassemble(SampleModule());
  const char* expected[] = {
      "module main (main) from main.flux\nimport universe\nvariable x\nvariable f\noption opt\nbuiltin b\n",
      "\nfunction 0 initialisation (), 4 registers\n     0  const         r0 1.5",
      "     6  call          r0 r1 (<- n)",
      "     8  result        r0",
      "\nfunction 1 f (<-r, n=), 5 registers\n     0  jump.present  r1 2",
      "     2  member        r2 r0 v",
      "     3  global        r3 x",
      "     5  jump.else     r4 7",
      "; 9:3\n",
      "\nfunction 2 (r), 3 registers\n  capture 0 = register 0\n  tree (r) => r.v > ",
      "\n  tree capture 0 = capture 0\n",
  };
  for (const char* part : expected) BOOST_TEST(text.find(part) != std::string::npos, "no " << part << " in " << text);
}

}  // namespace
}  // namespace flux::bytecode
