#include "vm/bytecode/disassemble.h"

#include <fmt/format.h>

namespace flux::bytecode {
namespace {

class Disassembler {
 public:
  explicit Disassembler(const Module& module) : module_(module) {}

  std::string Run() {
    Line("module {} ({}) from {}", module_.path, module_.name, module_.source_name);
    for (const std::string& path : module_.imports) Line("import {}", path);
    for (const Global& global : module_.globals) {
      Line("{} {}", global.is_option ? "option" : global.is_builtin ? "builtin" : "variable", Name(global.name));
    }
    for (size_t i = 0; i < module_.prototypes.size(); ++i) Function(i);
    return std::move(out_);
  }

 private:
  template <typename... A>
  void Line(fmt::format_string<A...> format, A&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<A>(args)...);
    out_ += '\n';
  }

  const std::string& Name(uint32_t index) const { return module_.names[index]; }

  std::string ReferenceText(uint32_t index) const {
    const Reference& reference = module_.references[index];
    return reference.package.empty() ? Name(reference.name)
                                     : fmt::format("{}.{}", reference.package, Name(reference.name));
  }

  std::string FunctionText(uint32_t index) const {
    const std::string& name = Name(module_.prototypes[index].name);
    if (index == 0) return "0 initialisation";
    return name.empty() ? fmt::format("{}", index) : fmt::format("{} {}", index, name);
  }

  static std::string ParamText(const std::string& name, const Param& param) {
    return fmt::format("{}{}{}", param.is_pipe ? "<-" : "", name, param.has_default ? "=" : "");
  }

  void Function(uint32_t index) {
    const Prototype& prototype = module_.prototypes[index];
    std::string params;
    for (const Param& param : prototype.params) {
      params += (params.empty() ? "" : ", ") + ParamText(Name(param.name), param);
    }
    Line("\nfunction {} ({}), {} registers", FunctionText(index), params, prototype.register_count);
    for (size_t i = 0; i < prototype.captures.size(); ++i) {
      const CaptureSource& source = prototype.captures[i];
      Line("  capture {} = {} {}", i, source.is_capture ? "capture" : "register", source.index);
    }
    Tree(prototype);
    size_t entry = 0;
    for (uint32_t pc = 0; pc < prototype.code.size(); ++pc) {
      std::string place;
      if (entry < prototype.lines.size() && prototype.lines[entry].pc == pc) {
        const LineEntry& line = prototype.lines[entry];
        const std::string file = module_.files.empty() ? "" : SourceOf(module_, line) + ":";
        place = fmt::format("; {}{}:{}", file, line.line, line.column);
        ++entry;
      }
      const Instruction& i = prototype.code[pc];
      std::string text = fmt::format("  {:4}  {:<13} {}", pc, Mnemonic(i.op), Operands(i));
      text.erase(text.find_last_not_of(' ') + 1);
      if (place.empty()) {
        Line("{}", text);
      } else {
        Line("{:<60} {}", text, place);
      }
    }
  }

  void Tree(const Prototype& prototype) {
    if (!prototype.tree) return;
    Line("  tree {}", expr::ToText(*prototype.tree));
    for (size_t i = 0; i < prototype.tree_captures.size(); ++i) {
      const TreeCapture& capture = prototype.tree_captures[i];
      Line("  tree capture {} = {}", i,
           capture.is_reference ? ReferenceText(capture.index) : fmt::format("capture {}", capture.index));
    }
  }

  std::string NameList(std::span<const uint32_t> names) const {
    std::string text;
    for (uint32_t name : names) text += (text.empty() ? "" : " ") + Name(name);
    return text;
  }

  std::string Operands(const Instruction& i) const {
    switch (FormatOf(i.op)) {
      case Format::kNone:
        return {};
      case Format::kA:
        return fmt::format("r{}", i.a);
      case Format::kAb:
        return fmt::format("r{} r{}", i.a, i.b);
      case Format::kAbc:
        return fmt::format("r{} r{} r{}", i.a, i.b, i.c);
      case Format::kAbName:
        return fmt::format("r{} r{} {}", i.a, i.b, Name(i.c));
      case Format::kConst:
        return fmt::format("r{} {}", i.a, DebugText(module_.constants[i.bc()]));
      case Format::kReference:
        return fmt::format("r{} {}", i.a, ReferenceText(i.bc()));
      case Format::kFunction:
        return fmt::format("r{} function {}", i.a, FunctionText(i.bc()));
      case Format::kCapture:
        return fmt::format("r{} {}", i.a, i.bc());
      case Format::kJump:
        return fmt::format("{}", i.bc());
      case Format::kBranch:
        return fmt::format("r{} {}", i.a, i.bc());
      case Format::kPackage:
        return fmt::format("r{} {}", i.a, module_.imports[i.bc()]);
      case Format::kRange:
        return fmt::format("r{} r{}+{}", i.a, i.b, i.c);
      case Format::kPairs:
        return fmt::format("r{} r{}+{}", i.a, i.b, 2 * i.c);
      case Format::kCall:
        return fmt::format("r{} r{} ({}{})", i.a, i.b, module_.call_sites[i.c].has_pipe ? "<- " : "",
                           NameList(module_.call_sites[i.c].names));
      case Format::kShape:
      case Format::kShapeWith:
        return fmt::format("r{} r{} {{{}}}", i.a, i.b, NameList(module_.shapes[i.c].names));
    }
    return {};
  }

  const Module& module_;
  std::string out_;
};

}  // namespace

std::string Disassemble(const Module& module) {
  std::string text = Disassembler(module).Run();
  for (const std::shared_ptr<const Module>& package : module.packages) text += "\n" + Disassembler(*package).Run();
  return text;
}

}  // namespace flux::bytecode
