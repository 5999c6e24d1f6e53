using Gateway.Tests.Faults.Language;
using Gateway.Tests.Faults.World;

namespace Gateway.Tests.Faults;

/// <summary>What can be done to the network between the gateway and TWS.</summary>
internal static class LinkVerbs
{
    private const string Words =
        "refuse, swallow, accept, cut, reset, half-close, stall, stall up, stall down, resume, dribble, cut NAME [after BYTES [of NUMBER]], hold NAME, release, drop NAME, copy NAME N, "
        + "lose N of NAME, flip NAME, pass NAME, tell FIELDS, bytes BYTES";

    public static async Task RunAsync(FaultStage stage, Step step, string text)
    {
        var link = stage.Link;
        switch (text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["refuse"]:
                link.Refuse();
                break;
            case ["swallow"]:
                link.Swallow();
                break;
            case ["accept"]:
                link.Accept();
                break;
            case ["cut" or "reset" or "half-close"]:
                await stage.Clock.SettleAsync();
                End(link, text);
                break;
            case ["stall"]:
                link.Stall(up: true);
                link.Stall(up: false);
                break;
            case ["stall", var way]:
                link.Stall(up: way == "up");
                break;
            case ["resume"]:
                link.Resume();
                break;
            case ["dribble"]:
                link.Dribbles = true;
                break;
            case ["cut", var name]:
                Rule(stage, step, name, new FrameRule(FrameFate.Cut, 0, Once: true));
                break;
            case ["cut", var name, "after", var bytes]:
                Rule(stage, step, name, new FrameRule(FrameFate.Cut, Number(bytes, step), Once: true));
                break;
            case ["cut", var name, "after", var bytes, "of", var which]:
                Rule(stage, step, name, new FrameRule(FrameFate.Cut, Number(bytes, step), Once: true, Number(which, step) - 1));
                break;
            case ["hold", var name]:
                Rule(stage, step, name, new FrameRule(FrameFate.Hold, 0, Once: false));
                break;
            case ["release"]:
                await link.ReleaseAsync();
                break;
            case ["drop", var name]:
                Rule(stage, step, name, new FrameRule(FrameFate.Drop, 0, Once: false));
                break;
            case ["copy", var name, var copies]:
                Rule(stage, step, name, new FrameRule(FrameFate.Copy, Number(copies, step), Once: false));
                break;
            case ["lose", var bytes, "of", var name]:
                Rule(stage, step, name, new FrameRule(FrameFate.Lose, Number(bytes, step), Once: true));
                break;
            case ["flip", var name]:
                Rule(stage, step, name, new FrameRule(FrameFate.Flip, 0, Once: true));
                break;
            case ["pass", var name]:
                Rule(stage, step, name, null);
                break;
            case ["tell", ..]:
                await link.InjectAsync(Frame.Of(System.Text.Encoding.Latin1.GetString(Escapes.Bytes(text["tell ".Length..])).Split('|')).Bytes);
                await stage.Clock.SettleAsync();
                break;
            case ["bytes", ..]:
                await link.InjectAsync(Escapes.Bytes(text["bytes ".Length..]));
                await stage.Clock.SettleAsync();
                break;
            default:
                throw new ScenarioException($"{step.Place}: the link takes {Words}.");
        }
    }

    private static void End(FaultLink link, string how)
    {
        if (how == "half-close")
            link.HalfClose();
        else
            link.Cut(reset: how == "reset");
    }

    private static void Rule(FaultStage stage, Step step, string name, FrameRule? rule)
    {
        if (FrameNames.Find(name) is not var (up, id))
            throw new ScenarioException($"{step.Place}: '{name}' is no message of TWS; example: placeOrder, openOrder");
        stage.Link.Rules.Set(up, id, rule);
    }

    private static int Number(string text, Step step) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ScenarioException($"{step.Place}: '{text}' is no number.");
}
