// Explores ANTLR's lexer over ASCII at build time and prints its automaton as tables of C++ (lexer_table.inc).

#include <cstdio>
#include <deque>
#include <map>

#include "FluxLexer.h"

namespace {

using antlr4::atn::LexerActionType;
using antlr4::dfa::DFAState;

constexpr size_t kSymbols = 128;
constexpr size_t kMaxStates = 255;

// The simulator computes states on demand; this asks it for all of them.
class Explorer : public antlr4::atn::LexerATNSimulator {
 public:
  Explorer(const antlr4::atn::ATN& atn, std::vector<antlr4::dfa::DFA>& automata,
           antlr4::atn::PredictionContextCache& contexts)
      : LexerATNSimulator(atn, automata, contexts) {}

  DFAState* Start(size_t mode) {
    _mode = mode;
    return addDFAState(computeStartState(&nothing_, atn.modeToStartState[mode]).release());
  }
  // Gives null where no token goes on.
  DFAState* Next(DFAState* from, size_t symbol) {
    DFAState* next = computeTargetState(&nothing_, from, symbol);
    return next == ERROR.get() ? nullptr : next;
  }

 private:
  antlr4::ANTLRInputStream nothing_;
};

struct Table {
  std::map<DFAState*, size_t> numbers;
  std::vector<DFAState*> states = {nullptr};
  std::vector<std::vector<size_t>> next = {std::vector<size_t>(kSymbols)};
  std::vector<size_t> starts;

  size_t NumberOf(DFAState* state) {
    if (state == nullptr) return 0;
    auto [entry, is_new] = numbers.emplace(state, states.size());
    if (is_new) states.push_back(state);
    return entry->second;
  }
};

Table Explore(Explorer& explorer, size_t modes) {
  Table table;
  for (size_t mode = 0; mode < modes; ++mode) {
    size_t done = table.states.size();
    table.starts.push_back(table.NumberOf(explorer.Start(mode)));
    for (; done < table.states.size(); ++done) {
      std::vector<size_t>& row = table.next.emplace_back();
      for (size_t symbol = 0; symbol < kSymbols; ++symbol) {
        row.push_back(table.NumberOf(explorer.Next(table.states[done], symbol)));
      }
    }
  }
  return table;
}

// Prints `{kind, pushed mode, pops}`. False for an action that the tables cannot hold.
bool PrintState(const DFAState* state) {
  size_t kind = state != nullptr && state->isAcceptState ? state->prediction : 0;
  int pushed = -1;
  bool pops = false;
  if (kind != 0 && state->lexerActionExecutor != nullptr) {
    for (const auto& action : state->lexerActionExecutor->getLexerActions()) {
      switch (action->getActionType()) {
        case LexerActionType::CHANNEL:
          break;
        case LexerActionType::TYPE:
          kind = static_cast<size_t>(dynamic_cast<antlr4::atn::LexerTypeAction&>(*action).getType());
          break;
        case LexerActionType::PUSH_MODE:
          pushed = dynamic_cast<antlr4::atn::LexerPushModeAction&>(*action).getMode();
          break;
        case LexerActionType::POP_MODE:
          pops = true;
          break;
        default:
          return false;
      }
    }
  }
  std::printf("    {%zu, %d, %s},\n", kind, pushed, pops ? "true" : "false");
  return true;
}

bool Print(const Table& table) {
  std::printf("constexpr uint8_t kLexerStarts[] = {");
  for (size_t start : table.starts) std::printf("%zu, ", start);
  std::printf("};\n\nconstexpr LexerState kLexerStates[] = {\n");
  for (const DFAState* state : table.states) {
    if (!PrintState(state)) return false;
  }
  std::printf("};\n\nconstexpr uint8_t kLexerNext[][%zu] = {\n", kSymbols);
  for (const std::vector<size_t>& row : table.next) {
    std::printf("    {");
    for (size_t number : row) std::printf("%zu,", number);
    std::printf("},\n");
  }
  std::printf("};\n");
  return true;
}

}  // namespace

int main() {
  antlr4::ANTLRInputStream empty;
  FluxLexer lexer(&empty);
  const antlr4::atn::ATN& atn = lexer.getATN();
  std::vector<antlr4::dfa::DFA> automata;
  for (size_t i = 0; i < atn.getNumberOfDecisions(); ++i) automata.emplace_back(atn.getDecisionState(i), i);
  antlr4::atn::PredictionContextCache contexts;
  Explorer explorer(atn, automata, contexts);
  Table table = Explore(explorer, lexer.getModeNames().size());
  if (table.states.size() > kMaxStates) {
    std::fprintf(stderr, "make_lexer_table: %zu states do not fit into a byte\n", table.states.size());
    return 1;
  }
  if (!Print(table)) {
    std::fprintf(stderr, "make_lexer_table: an action of the lexer is unknown here\n");
    return 1;
  }
  return 0;
}
