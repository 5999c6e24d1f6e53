using Gateway.Tests.Faults.Language;
using Gateway.Tests.Faults.World;

namespace Gateway.Tests.Faults;

/// <summary>Plays one scenario with one seed.</summary>
internal static class FaultRun
{
    /// <summary>The longest that one run may take, in real time.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    public static async Task PlayAsync(Scenario scenario, int seed)
    {
        var stage = await FaultStage.CreateAsync(scenario, seed);
        var playing = PlayAsync(scenario, stage);
        try
        {
            await playing.WaitAsync(Bound);
        }
        catch (Exception exception) when (exception is FaultException or ScenarioException or TimeoutException or AssertionException)
        {
            throw new AssertionException(
                $"{scenario.Name}, seed {seed}: {exception.Message}\n  last miss: {stage.LastMiss}\n  log:\n    {string.Join("\n    ", stage.Log.Lines.TakeLast(12))}");
        }
        finally
        {
            await stage.DisposeAsync();
        }
    }

    private static async Task PlayAsync(Scenario scenario, FaultStage stage)
    {
        var start = "start";
        foreach (var given in scenario.Given)
        {
            var text = stage.Fill(given.Text);
            switch (given.Verb)
            {
                case "setting":
                    var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
                    stage.Settings[parts[0]] = parts[1];
                    break;
                case "link":
                    await LinkVerbs.RunAsync(stage, given, text);
                    break;
                case "gateway":
                    start = text;
                    break;
                case "tws" when TwsOptionWords.Apply(new TwsSimulator.SimulatorOptions(), text) is null && await stage.Tws.RunAsync(text) is { } mistake:
                    throw new ScenarioException($"{given.Place}: {mistake}");
            }
        }
        if (start is "start" or "start unready")
            await stage.StartGatewayAsync(ready: start == "start");
        else if (start != "off")
            throw new ScenarioException($"{scenario.Name}.txt: given gateway takes unready or off, as in: given gateway start unready");
        foreach (var step in scenario.Steps)
            await FaultVerbs.RunAsync(stage, step);
    }
}
