using Bench;
using Bench.Calls;
using Bench.Streams;

// First of all, so that the peers load nothing of the benchmarks.
if (args is [BareKestrel.Argument, ..])
{
    await BareKestrel.RunAsync(args.ElementAtOrDefault(1) ?? "{}");
    return 0;
}
if (args is [SdkServer.Command, var answer])
{
    await SdkServer.RunAsync(answer);
    return 0;
}
if (args is [PlainStreams.Command, var milliseconds])
{
    await PlainStreams.RunAsync(TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture)), CancellationToken.None);
    return 0;
}
if (args is [PlainFanOut.Command, var steps, var ticks])
{
    await PlainFanOut.RunAsync(
        int.Parse(steps, CultureInfo.InvariantCulture), int.Parse(ticks, CultureInfo.InvariantCulture), CancellationToken.None);
    return 0;
}
return await Benchmarks.RunAsync(args.FirstOrDefault() ?? "all");
