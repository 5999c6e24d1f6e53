using System.Diagnostics;
using Gateway.Tests.Faults.Language;
using Gateway.Tests.Faults.World;

namespace Gateway.Tests.Faults;

/// <summary>What can be done to the gateway itself.</summary>
internal static class GatewayVerbs
{
    public static async Task RunAsync(FaultStage stage, Step step, string text)
    {
        switch (text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["stop"]:
                await StopAsync(stage, step);
                break;
            case ["start"]:
                await stage.StartGatewayAsync();
                break;
            case ["start", "unready"]:
                await stage.StartGatewayAsync(ready: false);
                break;
            case ["restart"]:
                await StopAsync(stage, step);
                await stage.StartGatewayAsync();
                break;
            case ["crash"]:
                await stage.CrashGatewayAsync();
                break;
            case ["set", var setting] when setting.Split('=', 2) is [var name, var value]:
                stage.Settings[name] = value;
                break;
            case ["spoil", var file]:
                Spoil(stage, step, file);
                break;
            default:
                throw new ScenarioException($"{step.Place}: the gateway takes stop, start, start unready, restart, crash, set NAME=VALUE, spoil FILE.");
        }
    }

    /// <summary>Runs the program itself with settings in its environment: <c>run NAME=VALUE --option value</c>. Its exit code and error stream are the answer.</summary>
    public static async Task RunProgramAsync(FaultStage stage, Step step, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var settings = words.TakeWhile(word => !word.StartsWith('-') && word.Contains('=', StringComparison.Ordinal)).ToList();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gateway.dll"), .. words.Skip(settings.Count)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var setting in settings)
            start.Environment[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1].Replace("\\s", " ", StringComparison.Ordinal);
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().WaitAsync(FaultGateway.Limit);
            var result = JsonSerializer.Serialize(new { exit = process.ExitCode, errors = await errors, output = await output });
            stage.Calls.Set(new Answer(0, await errors + await output, JsonElement.Parse(result)));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static async Task StopAsync(FaultStage stage, Step step)
    {
        if (!await stage.StopGatewayAsync(TimeSpan.FromSeconds(30)))
            throw new FaultException(step, "it did not stop within 30 s", stage);
    }

    /// <summary>Flips a byte in the second half of a file of the data directory.</summary>
    private static void Spoil(FaultStage stage, Step step, string file)
    {
        var path = Path.Combine(stage.DataDirectory, file);
        if (!File.Exists(path))
            throw new ScenarioException($"{step.Place}: the data directory has no file {file}.");
        var bytes = File.ReadAllBytes(path);
        bytes[stage.Random.Next(0, Math.Min(16, bytes.Length))] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
    }
}
