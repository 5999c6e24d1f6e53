using System.CommandLine;
using Gateway.Configuration;
using Gateway.Trading.Journal;

namespace Gateway;

/// <summary><c>Gateway journal verify|export|prune</c>: looks at the order journal of the data directory, also while a gateway writes it.</summary>
internal static class JournalCommand
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <param name="sources">The settings of the command line.</param>
    public static Command Create(Func<ParseResult, SettingSources> sources)
    {
        var before = new Option<int?>("--before")
        {
            Description = "Remove what ended more than this many days ago. [TRADING_JOURNAL_DAYS]",
            HelpName = "days",
        };
        var verify = new Command("verify", "Check every record: exit code 0 when all are intact, otherwise 1.");
        var export = new Command("export", "Write every order and fill to standard output, one line of JSON each.");
        var prune = new Command("prune", "Remove ended orders and their fills. The gateway must be stopped; a running one does this every day.")
        {
            before,
        };
        verify.SetAction(result => Run(result, sources, (options, output) => Verify(options, output)));
        export.SetAction(result => Run(result, sources, (options, output) => Export(options, output)));
        prune.SetAction(result => Run(result, sources, (options, output) => Prune(options, result.GetValue(before), output)));
        return new Command("journal", "Check, export or shorten the order journal of the data directory.") { verify, export, prune };
    }

    private static int Run(ParseResult result, Func<ParseResult, SettingSources> sources, Func<TradingOptions, TextWriter, int> verb)
    {
        var errors = result.InvocationConfiguration.Error;
        try
        {
            return verb(sources(result).Load().Trading, result.InvocationConfiguration.Output);
        }
        catch (SettingsException exception)
        {
            errors.WriteLine(exception.Message);
            return SettingsException.ExitCode;
        }
        catch (Exception failure) when (JournalFile.IsUnavailable(failure))
        {
            errors.WriteLine($"The journal cannot be read: {failure.Message}");
            return Failed;
        }
    }

    private static int Verify(TradingOptions options, TextWriter output)
    {
        var folder = Folder(options);
        using var file = JournalFile.OpenReadOnly(folder);
        var report = JournalCheck.Run(file);
        output.WriteLine(FormattableString.Invariant(
            $"{Path.Combine(folder, JournalFile.Name)}: {report.Orders} orders ({report.Unfinished} not ended), {report.Fills} fills."));
        foreach (var fault in report.Faults)
            output.WriteLine($"  damaged: {fault}");
        output.WriteLine(report.Faults.Count == 0 ? "Every record is intact." : "The journal is damaged: docs/journal.md describes what to do.");
        return report.Faults.Count == 0 ? Done : Failed;
    }

    private static int Export(TradingOptions options, TextWriter output)
    {
        using var file = JournalFile.OpenReadOnly(Folder(options));
        JournalExport.Write(file, output);
        return Done;
    }

    private static int Prune(TradingOptions options, int? days, TextWriter output)
    {
        if (days < 0)
            throw new SettingsException([new SettingError("--before", $"{days}", "must be 0 or more days", "--before 30", "command line")]);
        using var data = DataDirectory.Open(new GatewaySettings { Trading = options with { DataDirectory = Folder(options) } });
        if (data.Problem is { } problem)
            throw new IOException(problem);
        using var file = JournalFile.Open(data.Settings.Trading.Folder);
        var moment = TimeProvider.System.GetUtcNow().AddDays(-(days ?? options.JournalDays));
        var pruning = new JournalPruning(() => moment);
        var isMore = true;
        while (isMore)
            file.Write((connection, transaction) => isMore = pruning.Step(connection, transaction));
        file.Tidy();
        output.WriteLine(FormattableString.Invariant($"Removed {pruning.Removed} orders and fills that ended before {moment:u}."));
        return Done;
    }

    private static string Folder(TradingOptions options) => DataDirectory.Locate(options) ?? throw new SettingsException(
        [new SettingError("TRADING_DATA_DIRECTORY", TradingOptions.InMemory, "must be a folder: memory has no journal to look at", "", "settings")]);
}
