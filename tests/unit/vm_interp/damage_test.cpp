// Modules that were changed on purpose and still verify: running them may fail, but must not crash.

#include <boost/test/unit_test.hpp>

#include "tests/unit/vm_bytecode/signing.h"
#include "tests/unit/vm_interp/source_fixture.h"
#include "vm/bytecode/file.h"

namespace flux {
namespace {

constexpr std::string_view kScript = R"(
option o = 5
limit = 3
f = (r, n=limit) => {
  a = r.x + n
  g = (y) => if y > a and not y == 7 then "big ${y}" else "small"
  return {r with a: a, b: g(y: r.x), c: [1, a][1], d: ["k": a], e: r.s =~ /a+/}
}
p = (r) => r.x > limit and exists r.s
x = {x: 4, s: "aa"} |> ((r=<-) => f(r: r))()
y = p(r: {x: 1, s: "b"})
)";

struct DamageFixture : SourceFixture {
  // Runs the module in a VM of its own and asks for the row trees of what it defines.
  void RunAnyway(std::shared_ptr<const bytecode::Module> module) {
    Vm own(registry, services);
    (void)own.RunMain(module);
    for (const bytecode::Global& global : module->globals) {
      Result<Value> value = own.Global(module->path, module->names[global.name]);
      if (!value) continue;
      BOOST_TEST(!DebugText(*value).empty());
      (void)own.ToRowFunction(*value);
    }
  }
};

BOOST_FIXTURE_TEST_CASE(ChangedModulesDoNotCrash, DamageFixture) {
  const std::string bytes = bytecode::Serialize(*Compile(kScript));
  size_t runs = 0;
  for (size_t at = bytecode::HeaderSize(bytes); at < bytes.size(); ++at) {
    for (int value : {0, 1, 2, 3, 5, 8, 13, 20, 33, 64, 127, 128, 129, 140, 200, 255}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(value);
      bytecode::Sign(damaged);
      Result<bytecode::Module> module = bytecode::Deserialize(damaged);
      if (!module) continue;
      ++runs;
      RunAnyway(std::make_shared<const bytecode::Module>(*std::move(module)));
    }
  }
  BOOST_TEST(runs > 1000u);
}

}  // namespace
}  // namespace flux
