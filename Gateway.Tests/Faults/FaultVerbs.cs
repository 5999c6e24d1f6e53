using Gateway.Tests.Faults.Language;
using Gateway.Tests.Faults.World;

namespace Gateway.Tests.Faults;

/// <summary>The verbs of steps. Each takes the stage and the rest of its line; docs/scenarios.md describes them.</summary>
internal static class FaultVerbs
{
    private static readonly Dictionary<string, Func<FaultStage, Step, string, Task>> All = new()
    {
        ["send"] = SendAsync,
        ["begin"] = (stage, step, text) => Done(() => Begin(stage, step, text)),
        ["end"] = EndAsync,
        ["leave"] = (stage, _, text) => stage.Calls.LeaveAsync(text),
        ["raw"] = (stage, _, text) => stage.Calls.RawAsync(Escapes.Bytes(text), TimeSpan.FromSeconds(8)),
        ["keep"] = (stage, step, text) => Done(() => Keep(stage, step, text)),
        ["open"] = OpenAsync,
        ["read"] = (stage, _, text) => Done(() => stage.Calls.Stream(text).Read()),
        ["clear"] = (stage, _, text) => Done(() => Clear(stage, text)),
        ["close"] = (stage, _, text) => stage.Calls.CloseAsync(text),
        ["pass"] = (stage, step, text) => stage.Clock.PassAsync(Span(text, step.Place)),
        ["jump"] = (stage, step, text) => JumpAsync(stage, Span(text, step.Place)),
        ["tws"] = TwsAsync,
        ["link"] = LinkVerbs.RunAsync,
        ["gateway"] = GatewayVerbs.RunAsync,
        ["run"] = GatewayVerbs.RunProgramAsync,
        ["within"] = WithinAsync,
        ["answer"] = (stage, step, text) => Done(() => FaultChecks.Answer(stage, step, text, all: true)),
        ["some"] = (stage, step, text) => Done(() => FaultChecks.Answer(stage, step, text, all: false)),
        ["line"] = (stage, step, text) => Done(() => FaultChecks.Line(stage, step, text)),
        ["wire"] = (stage, step, text) => Done(() => FaultChecks.Wire(stage, step, text)),
        ["ledger"] = (stage, step, text) => Done(() => FaultChecks.Ledger(stage, step, text)),
        ["log"] = (stage, step, text) => Done(() => FaultChecks.Log(stage, step, text)),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static async Task RunAsync(FaultStage stage, Step step)
    {
        try
        {
            await All[step.Verb](stage, step, stage.Fill(step.Text));
        }
        catch (ScenarioException exception) when (!exception.Message.Contains(".txt:", StringComparison.Ordinal))
        {
            throw new ScenarioException($"{step.Place}: {exception.Message}");
        }
    }

    /// <summary>Reads "20s", "500ms", "5m", "2h".</summary>
    public static TimeSpan Span(string text, string place) =>
        text.EndsWith("ms", StringComparison.Ordinal) && int.TryParse(text[..^2], CultureInfo.InvariantCulture, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds)
        : text.EndsWith('s') && int.TryParse(text[..^1], CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : text.EndsWith('m') && int.TryParse(text[..^1], CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes)
        : text.EndsWith('h') && int.TryParse(text[..^1], CultureInfo.InvariantCulture, out var hours) ? TimeSpan.FromHours(hours)
        : throw new ScenarioException($"{place}: '{text}' is no time; example: 20s");

    private static async Task SendAsync(FaultStage stage, Step step, string text)
    {
        var (copies, call) = Copies(text);
        stage.Calls.Begin("", copies, call, step.Place);
        if (!await stage.Calls.EndAsync(""))
            throw new FaultException(step, $"no answer within {FaultStage.CallLimit.TotalSeconds} s", stage);
    }

    private static void Begin(FaultStage stage, Step step, string text)
    {
        var (name, call) = NameOf(text, step);
        var (copies, one) = Copies(call);
        stage.Calls.Begin(name, copies, one, step.Place);
    }

    private static async Task EndAsync(FaultStage stage, Step step, string text)
    {
        if (!await stage.Calls.EndAsync(text))
            throw new FaultException(step, $"no answer within {FaultStage.CallLimit.TotalSeconds} s", stage);
    }

    private static void Keep(FaultStage stage, Step step, string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        stage.Values[parts[0]] = stage.Calls.Answers[0].Find(parts[^1]) ?? throw new FaultException(step, $"the answer has no {parts[^1]}", stage);
    }

    private static Task OpenAsync(FaultStage stage, Step step, string text)
    {
        var (name, rest) = NameOf(text, step);
        var (path, reads) = rest.EndsWith(" unread", StringComparison.Ordinal) ? (rest[..^" unread".Length], false) : (rest, true);
        return stage.Calls.OpenAsync(name, path, reads);
    }

    private static void Clear(FaultStage stage, string text)
    {
        if (text == "wire")
            stage.Link.Rules.ClearCounts();
        else
            stage.Calls.Stream(text).Clear();
    }

    /// <summary>The machine slept: the clock moves at once, and nothing ran in between.</summary>
    private static async Task JumpAsync(FaultStage stage, TimeSpan span)
    {
        await stage.Clock.SettleAsync();
        stage.Clock.Time.Advance(span);
        await stage.Clock.SettleAsync();
    }

    private static async Task TwsAsync(FaultStage stage, Step step, string text)
    {
        await stage.Clock.SettleAsync();
        if (await stage.Tws.RunAsync(text) is { } mistake)
            throw new ScenarioException($"{step.Place}: {mistake}");
        await stage.Clock.SettleAsync();
    }

    /// <summary>Repeats the lines below it until all hold at one time.</summary>
    private static async Task WithinAsync(FaultStage stage, Step step, string text)
    {
        var clock = stage.Clock.Time;
        var end = clock.GetUtcNow() + Span(text, step.Place);
        while (true)
        {
            await stage.Clock.SettleAsync();
            try
            {
                foreach (var inner in step.Inner)
                    await RunAsync(stage, inner);
                return;
            }
            catch (FaultException exception) when (clock.GetUtcNow() < end)
            {
                stage.LastMiss = exception.Message;
            }
            await stage.Clock.PassAsync(TimeSpan.FromMilliseconds(500));
        }
    }

    private static (int Copies, string Text) Copies(string text) =>
        text.Split(' ', 2) is [var count, var call] && int.TryParse(count, CultureInfo.InvariantCulture, out var copies) ? (copies, call) : (1, text);

    private static (string Name, string Text) NameOf(string text, Step step) => text.Split(' ', 2) is [var name, var rest]
        ? (name, rest.Trim())
        : throw new ScenarioException($"{step.Place}: needs a name and what is sent; example: {step.Verb} one ibkr_get_status {{}}");

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

/// <summary>What a scenario expects did not happen.</summary>
internal sealed class FaultException(Step step, string what, FaultStage stage) : Exception(
    $"{step.Place}: {step.Verb} {stage.Fill(step.Text)}\n  {what}\n  values: {string.Join(", ", stage.Values.Select(pair => $"{pair.Key}={pair.Value}"))}");
