#pragma once

// The module under construction: pools that give every name, constant, call site, shape and reference one index.
// Internal to compiler/emit.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/hir/hir.h"
#include "vm/bytecode/module.h"

namespace flux::emit {

class ModuleBuilder {
 public:
  explicit ModuleBuilder(const hir::Package& package);

  const hir::Package& package() const { return package_; }
  // The file of the package that is being compiled, as its index and its text; the text is null when it is not known.
  uint32_t file() const { return file_; }
  void set_file(uint32_t file) { file_ = file; }
  const SourceFile* source() const {
    return file_ < package_.files.size() ? package_.files[file_].get() : package_.source.get();
  }
  uint32_t Name(std::string_view name);
  uint32_t Constant(const Value& value);
  uint32_t CallSite(const hir::Call& call);
  uint32_t Shape(std::span<const hir::Field> fields);
  uint32_t Reference(std::string_view package, std::string_view name);
  uint32_t Import(std::string_view path);
  // True when a value of this type cannot be null, so that a missing property of it is an error.
  bool IsNeverNull(TypeId type) const;
  // As scripts may show it; empty when it is not known.
  std::string TypeText(TypeId type) const;
  uint32_t AddPrototype(bytecode::Prototype prototype);
  void AddGlobal(const hir::TopStmt& statement);

  // Narrows an index to an operand; too large a one makes `Finish` fail.
  uint16_t Operand(size_t index, std::string_view what);
  // Remembers the first failure.
  void Fault(Error error);
  // Puts the initialisation code in its place and hands the module over.
  Result<bytecode::Module> Finish(bytecode::Prototype init);

 private:
  void DescribeBuiltin(std::string_view name, bytecode::Global& builtin);

  const hir::Package& package_;
  uint32_t file_ = 0;
  bytecode::Module module_;
  Status status_;
  std::map<std::string, uint32_t, std::less<>> names_;
  std::map<std::string, uint32_t> constants_;
  std::map<std::pair<bool, std::vector<uint32_t>>, uint32_t> call_sites_;
  std::map<std::vector<uint32_t>, uint32_t> shapes_;
  std::map<std::pair<std::string, uint32_t>, uint32_t> references_;
};

}  // namespace flux::emit
