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
    private const int LongestReason = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a running gateway may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <param name="sources">Where the settings of the command come from.</param>
    public static IEnumerable<Command> Create(Func<ParseResult, SettingSources> sources)
    {
        var reason = new Option<string>("--reason")
        {
            Description = "Why; stored and shown to callers.",
            HelpName = "text",
            DefaultValueFactory = _ => "halted from the command line",
        };
        var allClients = new Option<bool>("--all-clients") { Description = "Also cancel orders of other clients and of TWS itself." };
        var halt = new Command("halt", "Stop all trading of the gateway of this data directory, running or not, and cancel its open orders.")
        {
            reason, allClients,
        };
        halt.SetAction((result, cancellation) => Of(result).HaltAsync(result.GetValue(reason)!, result.GetValue(allClients), cancellation));
        var resume = new Command("resume", "Let the gateway of this data directory trade again after a halt.");
        resume.SetAction((result, cancellation) => Of(result).ResumeAsync(cancellation));
        return [halt, resume];

        HaltCommand Of(ParseResult result) => new(sources(result), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
    }

    /// <returns>The exit code.</returns>
    public Task<int> HaltAsync(string reason, bool allClients, CancellationToken cancellationToken) => RunAsync(async folder =>
    {
        if (reason.Trim().Length is 0 or > LongestReason || reason.Any(char.IsControl))
        {
            await error.WriteLineAsync($"--reason: must be one line of 1 to {LongestReason} characters; example: --reason \"runaway strategy\"");
            return SettingsException.ExitCode;
        }
        new HaltFiles(folder).WriteHalt(reason.Trim(), allClients);
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
