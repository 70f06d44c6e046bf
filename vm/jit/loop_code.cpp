#include "vm/jit/loop_code.h"

#include <map>

namespace flux::jit {

namespace {

uint8_t FunctionOf(const kernel::Program& program, const kernel::Instr& instr) {
  if (instr.op != kernel::Opcode::kApply) return 0;
  return static_cast<uint8_t>(*program.functions[instr.aux]->native);
}

}  // namespace

LoopCode LoopCode::Make(const kernel::Program& program, const vector::LoopPart& part) {
  LoopCode code;
  std::map<kernel::Reg, uint32_t> numbers;
  for (const vector::LoopInput& input : part.inputs) {
    numbers.emplace(input.reg, static_cast<uint32_t>(numbers.size()));
    code.inputs.push_back({static_cast<uint8_t>(program.type(input.reg)), static_cast<uint8_t>(input.form),
                           static_cast<uint8_t>(input.has_nulls), static_cast<uint8_t>(input.has_row_nulls)});
  }
  for (size_t i = 0; i < part.body.size(); ++i) {
    const kernel::Instr& instr = program.code[part.body[i]];
    FluxJitInstr item{
        static_cast<uint8_t>(instr.op), static_cast<uint8_t>(instr.type),     static_cast<uint8_t>(part.is_nullable[i]),
        FunctionOf(program, instr),     {UINT32_MAX, UINT32_MAX, UINT32_MAX}, UINT32_MAX};
    for (size_t arg = 0; arg < instr.args.size(); ++arg) item.args[arg] = numbers.at(instr.args[arg]);
    if (instr.mask != kernel::kNoReg) item.mask = numbers.at(instr.mask);
    numbers.emplace(part.body[i], static_cast<uint32_t>(numbers.size()));
    code.instrs.push_back(item);
  }
  for (const kernel::Reg reg : part.results) code.results.push_back(numbers.at(reg));
  for (const kernel::Reg reg : part.carried) code.carried.push_back(numbers.at(reg));
  return code;
}

FluxJitLoop LoopCode::view() const {
  return {inputs.data(),  static_cast<uint32_t>(inputs.size()),  instrs.data(),  static_cast<uint32_t>(instrs.size()),
          results.data(), static_cast<uint32_t>(results.size()), carried.data(), static_cast<uint32_t>(carried.size())};
}

namespace {

template <typename T>
void AppendBytes(std::string& out, const std::vector<T>& items) {
  const auto count = static_cast<uint32_t>(items.size());
  out.append(reinterpret_cast<const char*>(&count), sizeof(count));
  out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
}

}  // namespace

std::string LoopCode::Key() const {
  std::string key;
  AppendBytes(key, inputs);
  AppendBytes(key, instrs);
  AppendBytes(key, results);
  AppendBytes(key, carried);
  return key;
}

}  // namespace flux::jit
