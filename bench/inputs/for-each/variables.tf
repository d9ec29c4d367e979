# The same grants as an access config, as the usual modules take them.

variable "permission_sets" {
  description = "Permission sets by name."
  type = map(object({
    description      = optional(string)
    session_duration = optional(string, "PT1H")
    managed_policies = optional(list(string), [])
  }))
}

variable "account_assignments" {
  description = "Who gets which permission sets in which accounts."
  type = map(object({
    principal_type  = string
    principal_name  = string
    permission_sets = list(string)
    account_ids     = list(string)
  }))
}
