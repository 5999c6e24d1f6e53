using Bench;

// First of all, so that the peer loads nothing of the benchmarks.
if (args is [BareKestrel.Argument])
    return await BareKestrel.RunAsync();
return await Benchmarks.RunAsync(args.FirstOrDefault() ?? "all");
