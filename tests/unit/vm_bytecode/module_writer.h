#pragma once

// Puts modules together by hand, for tests of the bytecode and its interpreter.

#include <initializer_list>
#include <string>
#include <string_view>

#include "vm/bytecode/module.h"

namespace flux::bytecode {

class ModuleWriter {
 public:
  explicit ModuleWriter(std::string path = "main") {
    module_.path = module_.name = std::move(path);
    module_.source_name = module_.path + ".flux";
    Name("");
    module_.prototypes.emplace_back();
  }

  uint32_t Name(std::string_view name) {
    for (uint32_t i = 0; i < module_.names.size(); ++i) {
      if (module_.names[i] == name) return i;
    }
    module_.names.emplace_back(name);
    return static_cast<uint32_t>(module_.names.size() - 1);
  }
  uint32_t Constant(Value value) { return Add(module_.constants, std::move(value)); }
  uint32_t Site(std::initializer_list<std::string_view> names, bool has_pipe = false) {
    return Add(module_.call_sites, CallSite{Names(names), has_pipe});
  }
  uint32_t Record(std::initializer_list<std::string_view> names) { return Add(module_.shapes, Shape{Names(names)}); }
  uint32_t Import(std::string path) { return Add(module_.imports, std::move(path)); }
  // Defines a variable and gives the reference to it.
  uint32_t Variable(std::string_view name) { return Own({Name(name)}); }
  uint32_t Option(std::string_view name) { return Own({Name(name), true}); }
  uint32_t Builtin(std::string_view name, std::vector<Param> params = {}) {
    return Own({Name(name), false, true, std::move(params)});
  }
  uint32_t Reference(std::string package, std::string_view name) {
    return Add(module_.references, {std::move(package), Name(name)});
  }
  Param Parameter(std::string_view name, bool is_pipe = false, bool has_default = false) {
    return {Name(name), is_pipe, has_default};
  }
  uint32_t Function(std::string_view name, std::vector<Param> params, uint32_t registers, std::vector<Instruction> code,
                    std::vector<CaptureSource> captures = {}) {
    Prototype prototype;
    prototype.name = Name(name);
    prototype.params = std::move(params);
    prototype.register_count = registers;
    prototype.code = std::move(code);
    prototype.captures = std::move(captures);
    Number(prototype);
    return Add(module_.prototypes, std::move(prototype));
  }
  // The top-level code; a final `return` is added.
  void Init(uint32_t registers, std::vector<Instruction> code) {
    Prototype& init = module_.prototypes[0];
    init.register_count = registers;
    init.code = std::move(code);
    init.code.push_back({Opcode::kReturn});
    Number(init);
  }

  Module& module() { return module_; }
  std::shared_ptr<const Module> Share() const { return std::make_shared<const Module>(module_); }

 private:
  template <typename T>
  static uint32_t Add(std::vector<T>& items, T item) {
    items.push_back(std::move(item));
    return static_cast<uint32_t>(items.size() - 1);
  }
  std::vector<uint32_t> Names(std::initializer_list<std::string_view> names) {
    std::vector<uint32_t> indexes;
    for (std::string_view name : names) indexes.push_back(Name(name));
    return indexes;
  }
  uint32_t Own(Global global) {
    uint32_t name = global.name;
    module_.globals.push_back(std::move(global));
    return Add(module_.references, bytecode::Reference{"", name});
  }
  // Line n + 1 for instruction n, so that traces can be told apart.
  static void Number(Prototype& prototype) {
    for (uint32_t pc = 0; pc < prototype.code.size(); ++pc) prototype.lines.push_back({pc, pc + 1, 3});
  }

  Module module_;
};

inline Instruction Op(Opcode op, uint16_t a = 0, uint16_t b = 0, uint32_t c = 0) {
  return {op, a, b, static_cast<uint16_t>(c)};
}
inline Instruction Wide(Opcode op, uint16_t a, uint32_t bc) {
  Instruction i{op, a};
  i.set_bc(bc);
  return i;
}

}  // namespace flux::bytecode
