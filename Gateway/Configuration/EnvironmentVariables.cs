using System.Collections;
using System.Text.RegularExpressions;

namespace Gateway.Configuration;

/// <summary>Selects the gateway's variables from an environment.</summary>
internal static partial class EnvironmentVariables
{
    public const string Source = "environment";

    /// <summary>The environment of this process.</summary>
    public static IReadOnlyDictionary<string, string> OfThisProcess() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");

    public static IEnumerable<SettingEntry> Read(IReadOnlyDictionary<string, string> variables) =>
        from variable in variables
        where IsOurs(variable.Key)
        orderby variable.Key
        select new SettingEntry(variable.Key, variable.Value, Source);

    public static bool IsOurs(string name) => SettingCatalog.Find(name) is not null || (SettingCatalog.IsOurs(name) && !ServiceLink().IsMatch(name));

    // Kubernetes and old Docker links set such variables for a service called "gateway" or "tws".
    [GeneratedRegex(
        @"_SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?\z|\A(GATEWAY|SERVER)_PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?\z"
        + @"|_PORT_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?\z")]
    private static partial Regex ServiceLink();
}
