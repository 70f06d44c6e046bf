// The only user of the generated parser. Its parse tree is not built: a listener records events instead.

#include "compiler/parse/syntax_parser.h"

#include <algorithm>
#include <exception>

#include "FluxParser.h"

namespace flux {
namespace {

// Rules that may nest without limit in source; deeper than this is reported instead of risking the stack.
constexpr int kMaxNesting = 100;

class StreamToken final : public antlr4::Token {
 public:
  StreamToken(size_t type, size_t index) : type_(type), index_(index) {}
  std::string getText() const override { return {}; }
  size_t getType() const override { return type_; }
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return 0; }
  size_t getChannel() const override { return DEFAULT_CHANNEL; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return index_; }
  size_t getStopIndex() const override { return index_; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return {}; }

 private:
  size_t type_, index_;
};

// Shows the lexemes from a start position on as ANTLR tokens.
class LexemeStream final : public antlr4::TokenStream {
 public:
  void Reset(const std::vector<Lexeme>& lexemes) {
    tokens_.clear();
    tokens_.reserve(lexemes.size());
    for (size_t i = 0; i < lexemes.size(); ++i) {
      bool is_end = lexemes[i].kind == TokenKind::kEnd;
      tokens_.emplace_back(is_end ? antlr4::Token::EOF : static_cast<size_t>(lexemes[i].kind), i);
    }
  }

  antlr4::Token* LT(ssize_t k) override {
    size_t at = k > 0 ? position_ + k - 1 : position_ + k;
    return k < 0 && at > position_ ? nullptr : &tokens_[std::min(at, tokens_.size() - 1)];
  }
  size_t LA(ssize_t k) override { return k == 1 ? tokens_[position_].getType() : LT(k)->getType(); }
  antlr4::Token* get(size_t index) const override { return const_cast<StreamToken*>(&tokens_[index]); }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }
  void consume() override { position_ = std::min(position_ + 1, tokens_.size() - 1); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return position_; }
  void seek(size_t index) override { position_ = index; }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return "source"; }

 private:
  std::vector<StreamToken> tokens_;
  size_t position_ = 0;
};

// Unwinds the generated parser; deliberately not a RecognitionException, which every rule would catch.
struct Stop final : std::exception {};

// Records the first failure and stops; repair is the caller's business.
class StoppingStrategy final : public antlr4::ANTLRErrorStrategy {
 public:
  SyntaxFailure* failure = nullptr;

  void reset(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { Fail(parser); }
  void recover(antlr4::Parser* parser, std::exception_ptr) override { Fail(parser); }
  void sync(antlr4::Parser*) override {}
  bool inErrorRecoveryMode(antlr4::Parser*) override { return false; }
  void reportMatch(antlr4::Parser*) override {}
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}

 private:
  [[noreturn]] void Fail(antlr4::Parser* parser) {
    failure->token = static_cast<uint32_t>(parser->getCurrentToken()->getTokenIndex());
    failure->rule = static_cast<SyntaxRule>(parser->getContext()->getRuleIndex());
    for (ssize_t type : parser->getExpectedTokens().toList()) {
      failure->expected.push_back(type <= 0 ? TokenKind::kEnd : static_cast<TokenKind>(type));
    }
    throw Stop();
  }
};

class RecordingParser final : public FluxParser, private antlr4::tree::ParseTreeListener {
 public:
  explicit RecordingParser(antlr4::TokenStream* stream) : FluxParser(stream) {
    removeErrorListeners();
    setBuildParseTree(false);
    addParseListener(this);
  }

  std::vector<SyntaxEvent>* events = nullptr;
  SyntaxFailure* failure = nullptr;
  int nesting = 0;

  antlr4::Token* consume() override {
    antlr4::Token* token = getCurrentToken();
    events->push_back({SyntaxEvent::Type::kToken, static_cast<uint32_t>(token->getTokenIndex())});
    getInputStream()->consume();
    return token;
  }

 private:
  static bool Nests(size_t rule) { return rule == RuleExpression || rule == RuleType || rule == RuleBlock; }

  void enterEveryRule(antlr4::ParserRuleContext* context) override {
    size_t rule = context->getRuleIndex();
    events->push_back({SyntaxEvent::Type::kEnter, static_cast<uint32_t>(rule)});
    if (Nests(rule) && ++nesting > kMaxNesting) {
      failure->token = static_cast<uint32_t>(getCurrentToken()->getTokenIndex());
      failure->is_too_deep = true;
      throw Stop();
    }
  }
  void exitEveryRule(antlr4::ParserRuleContext* context) override {
    events->push_back({SyntaxEvent::Type::kLeave, 0});
    if (Nests(context->getRuleIndex())) --nesting;
  }
  void visitTerminal(antlr4::tree::TerminalNode*) override {}
  void visitErrorNode(antlr4::tree::ErrorNode*) override {}
};

}  // namespace

struct SyntaxParser::Machine {
  explicit Machine(const std::vector<Lexeme>& lexemes)
      : lexemes(lexemes), strategy(std::make_shared<StoppingStrategy>()), parser(&stream) {
    stream.Reset(lexemes);
    parser.setErrorHandler(strategy);
  }

  const std::vector<Lexeme>& lexemes;
  LexemeStream stream;
  std::shared_ptr<StoppingStrategy> strategy;
  RecordingParser parser;
};

bool SyntaxFailure::Expects(TokenKind kind) const { return std::ranges::find(expected, kind) != expected.end(); }

SyntaxParser::SyntaxParser(const std::vector<Lexeme>& tokens) : machine_(std::make_unique<Machine>(tokens)) {}
SyntaxParser::~SyntaxParser() = default;

void SyntaxParser::TokensChanged() { machine_->stream.Reset(machine_->lexemes); }

bool SyntaxParser::ParseElement(uint32_t start, std::vector<SyntaxEvent>& events, SyntaxFailure& failure) {
  Machine& machine = *machine_;
  events.clear();
  failure = {};
  machine.strategy->failure = machine.parser.failure = &failure;
  machine.parser.events = &events;
  machine.parser.nesting = 0;
  machine.stream.seek(start);
  bool is_complete = true;
  try {
    machine.parser.fileElement();
  } catch (const Stop&) {
    is_complete = false;
  }
  machine.parser.setContext(nullptr);
  machine.parser.getTreeTracker().reset();
  return is_complete;
}

}  // namespace flux
