import ArgumentParser

/// What a shell needs to complete crmctl's commands, options and values.
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print a completion script for a shell.",
    discussion: """
      bash: crmctl completion bash > ~/.local/share/bash-completion/completions/crmctl
      zsh:  crmctl completion zsh > ~/.zfunc/_crmctl      # with ~/.zfunc in fpath
      fish: crmctl completion fish > ~/.config/fish/completions/crmctl.fish

      Values of options, methods and the names of profiles are completed too.
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  // Taken so that they may stand before any command: it is a script in every format.
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    StandardOutput.print(CRMCtl.completionScript(for: shell.ofLibrary))
  }
}

extension CompletionCommand.Shell {
  fileprivate var ofLibrary: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
