using System.Collections.Concurrent;
using Gateway.Handlers;

namespace Gateway.Registry.Arguments;

/// <summary>Other programs' names of arguments, read once for each assembly.</summary>
internal static class ForeignNameTable
{
    private static readonly ConcurrentDictionary<Assembly, ILookup<string, string>> Tables = new();

    /// <summary>The other names of an argument, without hyphens and underscores, in lower case.</summary>
    public static IEnumerable<string> Of(ParameterInfo parameter) => Tables.GetOrAdd(parameter.Member.Module.Assembly, Read)[parameter.Name!];

    /// <summary>A name without what does not count.</summary>
    public static string Plain(string name) => ArgumentNames.Plain(name).ToLowerInvariant();

    private static ILookup<string, string> Read(Assembly assembly)
    {
        var table = assembly.GetCustomAttribute<ForeignNamesAttribute>() is { } named ? (IForeignNames)Activator.CreateInstance(named.Table)! : null;
        return (table?.All ?? []).SelectMany(row => row.Names.Split(' ').Select(name => (row.Argument, Name: Plain(name))))
            .ToLookup(row => row.Argument, row => row.Name, StringComparer.OrdinalIgnoreCase);
    }
}
