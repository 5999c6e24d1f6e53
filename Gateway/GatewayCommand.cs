using System.Buffers.Text;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Configuration;

namespace Gateway;

/// <summary>The command line: one option for each setting, and a few other options.</summary>
internal sealed class GatewayCommand
{
    private const string Source = "command line";
    private readonly Dictionary<Setting, Option<string>> _settings = SettingCatalog.All.ToDictionary(setting => setting, Describe);
    private readonly Option<bool> _demo = new("--demo") { Description = "Run against the embedded TWS simulator: no account, no TWS, no risk." };
    private readonly Option<string> _config = new("--config")
    {
        Description = "Read this file instead of appsettings.json in the program's folder.",
        HelpName = "file",
    };

    private readonly Option<string> _envFile = new("--env-file")
    {
        Description = "Read this file instead of .env in the working directory.",
        HelpName = "file",
    };

    /// <param name="run">Runs the gateway; its result is the exit code.</param>
    /// <param name="health">Calls the health check of a running gateway; true for readiness, which includes TWS.</param>
    public GatewayCommand(Func<SettingSources, CancellationToken, Task<int>> run, Func<SettingSources, bool, CancellationToken, Task<int>> health)
    {
        var ready = new Option<bool>("--ready") { Description = "Also fail while TWS is disconnected." };
        var probe = new Command("health", "Check the health of the gateway that runs with these settings: exit code 0 or 1.") { ready };
        var tokenName = new Option<string>("--new-token")
        {
            Description = "Create a token with this name, show it and its line for the token file, and exit.",
            HelpName = "name",
        };
        var scopes = new Option<string>("--scopes")
        {
            Description = "Scopes of the new token: names separated by commas, or all.",
            HelpName = "scopes",
            DefaultValueFactory = _ => "market:read",
        };
        var expires = new Option<string>("--expires") { Description = "Expiry of the new token in UTC; never by default.", HelpName = "day" };
        Root = new RootCommand("Gateway: an Interactive Brokers account for language models and programs.") { probe, tokenName, scopes, expires };
        Root.Subcommands.Add(JournalCommand.Create(Sources));
        foreach (var option in _settings.Values.Append<Option>(_demo).Append(_config).Append(_envFile))
        {
            option.Recursive = true;
            Root.Options.Add(option);
        }

        foreach (var command in HaltCommand.Create(Sources))
        {
            command.TreatUnmatchedTokensAsErrors = false;
            Root.Subcommands.Add(command);
        }

        Root.TreatUnmatchedTokensAsErrors = false;
        probe.TreatUnmatchedTokensAsErrors = false;
        probe.SetAction((result, cancellation) => health(Sources(result), result.GetValue(ready), cancellation));
        Root.SetAction((result, cancellation) =>
            result.GetValue(tokenName) is { } name
                ? Task.FromResult(
                    TokenCommand.Run(
                        name, result.GetValue(scopes)!, result.GetValue(expires), result.InvocationConfiguration.Output,
                        result.InvocationConfiguration.Error))
                : run(Sources(result), cancellation));
    }

    public RootCommand Root { get; }

    /// <summary>The environment variables; tests replace them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = EnvironmentVariables.OfThisProcess();

    private SettingSources Sources(ParseResult result)
    {
        var defaults = new SettingSources();
        var config = result.GetValue(_config);
        var envFile = result.GetValue(_envFile);
        return defaults with
        {
            AppSettings = config ?? defaults.AppSettings,
            AppSettingsRequired = config is not null,
            EnvFile = envFile ?? defaults.EnvFile,
            EnvFileRequired = envFile is not null,
            Environment = Environment,
            CommandLine = [.. Given(result), .. Unknown(result.UnmatchedTokens)],
            CommandLineErrors = [.. Strays(result.UnmatchedTokens)],
            Demo = result.GetValue(_demo),
        };
    }

    private IEnumerable<SettingEntry> Given(ParseResult result) =>
        from pair in _settings
        let value = result.GetValue(pair.Value)
        where value is not null
        select new SettingEntry(pair.Key.Option, value, Source);

    // The catalog rejects them and suggests the most similar option.
    private static IEnumerable<SettingEntry> Unknown(IReadOnlyList<string> tokens) =>
        from token in tokens
        where token.StartsWith('-')
        select new SettingEntry("--" + token.TrimStart('-').Split('=')[0], "-", Source);

    // An argument after an unknown option is its value, not a second error.
    private static IEnumerable<SettingError> Strays(IReadOnlyList<string> tokens) =>
        from index in Enumerable.Range(0, tokens.Count)
        where !tokens[index].StartsWith('-')
            && (index == 0 || !tokens[index - 1].StartsWith('-') || tokens[index - 1].Contains('=', StringComparison.Ordinal))
        select new SettingError(tokens[index], "", "is neither an option nor a command; --help lists them", "", Source);

    private static Option<string> Describe(Setting setting) => new(setting.Option)
    {
        Description = setting.Description + (setting.Default is null ? "" : $" [{SettingText.Format(setting.Default)}]"),
        HelpName = "value",
        AllowMultipleArgumentsPerToken = false,
    };
}

/// <summary>Creates a token and prints it once, with its line for the token file.</summary>
internal static class TokenCommand
{
    private const int TokenBytes = 32;

    /// <param name="scopes">Names separated by commas, or "all".</param>
    /// <param name="expires">A day or a moment in UTC; null means that it never expires.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string name, string scopes, string? expires, TextWriter output, TextWriter error)
    {
        if (!TokenLine.IsName(name))
            return Fail(error, "--new-token", "the name is 1 to 64 letters, digits, '.', '_' or '-'", "--new-token laptop");
        if (TokenLine.ParseScopes(scopes, out var fault) is not { } granted)
            return Fail(error, "--scopes", fault!, "--scopes market:read,account:read");
        DateTimeOffset? end = expires is null ? null : TokenLine.ParseTime(expires);
        if (expires is not null && end is null)
            return Fail(error, "--expires", "must be a day or a moment in UTC", "--expires 2027-01-01");
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        output.Write($"""
            Token, shown only here; the client sends it as "Authorization: Bearer ...":
              {token}
            Line for the file of GATEWAY_TOKEN_FILE:
              {TokenLine.Write(new TokenEntry(name, granted, TokenEntry.HashOf(token), end))}

            """);
        return 0;
    }

    private static int Fail(TextWriter error, string option, string rule, string example)
    {
        error.WriteLine($"{option}: {rule}. Example: {example}");
        return SettingsException.ExitCode;
    }
}
