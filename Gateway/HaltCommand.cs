using System.CommandLine;
using Gateway.Configuration;
using Gateway.Trading.Halts;

namespace Gateway;

/// <summary>
/// The commands <c>halt</c> and <c>resume</c>: they leave a file in the data directory, which a running gateway takes up within a second and one that
/// does not run when it starts.
/// </summary>
internal sealed class HaltCommand(SettingSources sources, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a running gateway may take.</summary>
    public TimeSpan Patience { get; init; } = LongestWait;

    /// <param name="sources">Where the settings of the command come from.</param>
    /// <param name="patience">How long a running gateway may take; the default when null.</param>
    public static IEnumerable<Command> Create(Func<ParseResult, SettingSources> sources, TimeSpan? patience = null)
    {
        var reason = new Option<string[]>("--reason")
        {
            Description = "Why; stored and shown to callers.",
            HelpName = "text",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var allClients = new Option<bool>("--all-clients") { Description = "Also cancel orders of other clients and of TWS itself." };
        var halt = new Command("halt", "Stop all trading of the gateway of this data directory, running or not, and cancel its open orders.")
        {
            reason, allClients,
        };
        halt.SetAction(async (result, cancellation) =>
        {
            // A slip on the command line is told, but never keeps orders going.
            if (result.UnmatchedTokens.Count > 0)
                await result.InvocationConfiguration.Error.WriteLineAsync(
                    $"Ignored, because it is unknown: {string.Join(' ', result.UnmatchedTokens)}");
            var given = Of(result, sources => sources with
            {
                CommandLine = [.. sources.CommandLine.Where(entry => SettingCatalog.All.Any(setting => setting.Option == entry.Name))],
                CommandLineErrors = [],
            });
            return await given.HaltAsync(string.Join(' ', result.GetValue(reason) ?? []), result.GetValue(allClients), cancellation);
        });
        var resume = new Command("resume", "Let the gateway of this data directory trade again after a halt.");
        resume.SetAction((result, cancellation) => Of(result).ResumeAsync(cancellation));
        return [halt, resume];

        HaltCommand Of(ParseResult result, Func<SettingSources, SettingSources>? but = null) => new(
            but is null ? sources(result) : but(sources(result)), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error)
        {
            Patience = patience ?? LongestWait,
        };
    }

    /// <param name="reason">Made fit, whatever it is.</param>
    /// <returns>The exit code.</returns>
    public Task<int> HaltAsync(string? reason, bool allClients, CancellationToken cancellationToken) => RunAsync(async folder =>
    {
        new HaltFiles(folder).WriteHalt(HaltReason.Of(reason, "halted from the command line"), allClients);
        var halted = await WaitAsync(() => StoredHalt.Read(folder) is not null, cancellationToken);
        await output.WriteLineAsync(halted
            ? $"Stopped: {StoredHalt.Read(folder)?.Describe()}. A gateway that runs cancels the open orders. The command resume ends the halt."
            : $"No running gateway has taken it up. One that starts with {folder} will be halted and cancel the open orders.");
        return 0;
    });

    /// <returns>The exit code: 1 when a running gateway stays halted.</returns>
    public Task<int> ResumeAsync(CancellationToken cancellationToken) => RunAsync(async folder =>
    {
        var files = new HaltFiles(folder);
        files.WriteResume();
        var taken = await WaitAsync(() => !files.AsksToResume, cancellationToken);
        if (taken && StoredHalt.Read(folder) is { } still)
        {
            await error.WriteLineAsync($"Not resumed: {still.Describe()}");
            return 1;
        }
        await output.WriteLineAsync(taken
            ? "Orders can be sent again."
            : $"No running gateway has taken it up. One that starts with {folder} will not be halted.");
        return 0;
    });

    private async Task<int> RunAsync(Func<string, Task<int>> act)
    {
        try
        {
            var settings = sources.Load();
            var isTemporary = settings.Demo && settings.Trading.DataDirectory.Length == 0;
            if (isTemporary || DataDirectory.Locate(settings.Trading) is not { } folder)
            {
                await error.WriteLineAsync(
                    "TRADING_DATA_DIRECTORY: must be the folder of the gateway: this one keeps its data in memory or in a temporary folder. Stop it "
                    + "with SIGUSR1 or ibkr_kill_switch; example: TRADING_DATA_DIRECTORY=/var/lib/gateway");
                return SettingsException.ExitCode;
            }
            PrivateFile.PrepareFolder(folder, isOurs: settings.Trading.DataDirectory.Length == 0);
            return await act(folder);
        }
        catch (SettingsException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return SettingsException.ExitCode;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"TRADING_DATA_DIRECTORY: cannot be written ({failure.Message.TrimEnd('.')}).");
            return SettingsException.ExitCode;
        }
    }

    private async Task<bool> WaitAsync(Func<bool> done, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while (!done())
        {
            if (clock.GetElapsedTime(began) >= Patience)
                return false;
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
        return true;
    }
}
