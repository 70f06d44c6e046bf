#include "tests/unit/vm_interp/source_fixture.h"

#include <boost/test/unit_test.hpp>

#include "compiler/emit/emit.h"
#include "compiler/parse/parse.h"
#include "vm/bytecode/file.h"

namespace flux {

SourceFixture::SourceFixture() {
  Package("internal/boolean", "package boolean\nbuiltin true : bool\nbuiltin false : bool");
  Package("test", R"(package test
builtin add : (a: int, ?b: int) => int
builtin apply : (fn: (x: A) => B, x: A) => B
builtin swallow : (fn: () => A) => A
builtin source : () => stream[A]
builtin keep : (<-tables: stream[A]) => stream[A]
builtin place : () => string
builtin time : () => time
builtin fail : (msg: string) => A
builtin noBool : bool
builtin noInt : int
)");
  Package("universe", "package universe\nimport \"test\"\noption now = test.time\n");
}

const PackageInterface* SourceFixture::Find(std::string_view path) const {
  for (const PackageInterface& package : interfaces_) {
    if (package.path == path) return &package;
  }
  return nullptr;
}

std::shared_ptr<const bytecode::Module> SourceFixture::Compile(std::string_view source, std::string path) {
  const bool is_script = path == "main";
  auto file = std::make_shared<const SourceFile>(is_script ? "script.flux" : path + ".flux", std::string(source));
  DiagnosticSink diagnostics;
  const ast::File tree = ParseFile(file, diagnostics);
  CheckOptions options{.is_script = is_script, .ambient = ambient, .prelude = {}};
  for (const char* name : {"internal/boolean", "universe"}) {
    if (Find(name)) options.prelude.emplace_back(name);
  }
  const hir::Package package = Check(tree, path, *this, options, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (DiagnosticSeverity(diagnostic.kind) == Severity::kError) {
      BOOST_FAIL(diagnostic.Message() + " in " + std::string(source));
    }
  }
  Result<bytecode::Module> module = Emit(package);
  BOOST_REQUIRE_MESSAGE(module.has_value(), module.error().message);
  if (!is_script) interfaces_.push_back(MakeInterface(package));
  // What runs has been written and read, so that every test also proves the file format and the verifier.
  Result<bytecode::Module> read = bytecode::Deserialize(bytecode::Serialize(*module));
  BOOST_REQUIRE_MESSAGE(read.has_value(), read.error().message);
  return std::make_shared<const bytecode::Module>(*std::move(read));
}

void SourceFixture::Package(std::string path, std::string_view source) {
  services.packages[path] = Compile(source, path);
}

std::string SourceFixture::Eval(std::string_view expression) {
  Status status = vm.RunMain(Compile("import \"test\"\nx = " + std::string(expression)));
  return status ? Text("x") : "error: " + status.error().message;
}

std::string SourceFixture::Tree(std::string_view source) {
  RunSource(source);
  Result<Value> f = vm.Global("main", "f");
  BOOST_REQUIRE(f.has_value());
  Result<plan::RowFunction> row = vm.ToRowFunction(*f);
  BOOST_REQUIRE_MESSAGE(row.has_value(), row.error().message);
  return row->tree ? expr::ToText(*row->tree) : "none";
}

}  // namespace flux
