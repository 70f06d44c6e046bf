#include "vm/bytecode/module.h"

#include <algorithm>

namespace flux::bytecode {

Format FormatOf(Opcode op) {
  static constexpr Format kFormats[] = {
#define FLUX_OPCODE(name, text, format) Format::format,
#include "vm/bytecode/opcodes.def"
  };
  return kFormats[static_cast<size_t>(op)];
}

std::string_view Mnemonic(Opcode op) {
  static constexpr std::string_view kMnemonics[] = {
#define FLUX_OPCODE(name, text, format) text,
#include "vm/bytecode/opcodes.def"
  };
  return kMnemonics[static_cast<size_t>(op)];
}

LineEntry Locate(const Prototype& prototype, uint32_t pc) {
  auto after = std::ranges::upper_bound(prototype.lines, pc, {}, &LineEntry::pc);
  return after == prototype.lines.begin() ? LineEntry{} : *std::prev(after);
}

const std::string& SourceOf(const Module& module, const LineEntry& place) {
  return module.files.empty() ? module.source_name : module.files[place.file];
}

}  // namespace flux::bytecode
