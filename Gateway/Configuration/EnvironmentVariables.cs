using System.Collections;
using System.Text.RegularExpressions;

namespace Gateway.Configuration;

/// <summary>Picks the variables that are the gateway's out of an environment.</summary>
internal static partial class EnvironmentVariables
{
    public const string Source = "environment";

    public static IEnumerable<SettingEntry> Read(IDictionary variables) =>
        from DictionaryEntry variable in variables
        let name = (string)variable.Key
        where IsOurs(name)
        orderby name
        select new SettingEntry(name, (string?)variable.Value ?? "", Source);

    public static bool IsOurs(string name) => SettingCatalog.Find(name) is not null || (SettingCatalog.IsOurs(name) && !ServiceLink().IsMatch(name));

    // Kubernetes and old Docker links describe a service called "gateway" or "tws" by such variables.
    [GeneratedRegex(@"_SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?\z|\A(GATEWAY|SERVER)_PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?\z|_PORT_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?\z")]
    private static partial Regex ServiceLink();
}
